import { Injectable } from '@nestjs/common';
import { type Adjustment, type BuiltFeed, buildFeed, chartBars, timeframeMs } from '../../../adapters/history/index.ts';
import { Audit, type Page, type Principal, Problem, toPage, idCursor } from '../../ops/index.ts';
import { History } from '../store/history.ts';
import { Catalogue, type DatasetUsers } from './catalogue.ts';
import { CorporateActions } from './corporate-actions.ts';
import { type BarsView, type DatasetDetailView, type DatasetSymbolView, type DatasetView, factsOf, toDatasetView, toSymbolView } from './dataset-view.ts';
import type { DatasetRow } from './dataset.entity.ts';
import type { BarsQuery, ListDatasetsQuery } from './datasets.queries.ts';

/** What other features need to know of a dataset. */
export interface DatasetInfo {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly timeframe: string;
  readonly timeframeMs: number;
  readonly symbols: readonly DatasetSymbolView[];
}

export interface FeedSelection {
  readonly symbols?: readonly string[];
  readonly timeframe?: string;
  /** Epoch ms, both included. */
  readonly from?: number;
  readonly to?: number;
  readonly adjustment?: Adjustment;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REMEMBERED = 32;
const MOST_NAMED = 5;

/** Datasets: looking them up, reading their bars, deleting them. */
@Injectable()
export class DatasetsService {
  /** Symbols by id and version; a version never changes. */
  readonly #symbols = new Map<string, readonly DatasetSymbolView[]>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly actions: CorporateActions,
    private readonly history: History,
    private readonly audit: Audit,
  ) {}

  /** By id or by name; throws 404 with the names there are. */
  async find(reference: string): Promise<DatasetInfo> {
    const row = await this.require(reference);
    const { id, name, version, timeframe } = row;
    return { id, name, version, timeframe, timeframeMs: timeframeMs(timeframe), symbols: await this.#symbolsOf(row) };
  }

  /** The feed file of a selection, made unless the cache has it. Throws 404, or FeedRequestError for what the dataset does not have. */
  async feed(reference: string, selection: FeedSelection = {}, signal?: AbortSignal): Promise<BuiltFeed> {
    const { id, version } = await this.require(reference);
    const isRaw = (selection.adjustment ?? 'raw') === 'raw';
    const actions = isRaw ? [] : await this.actions.of(id, selection.symbols);
    const built = await this.#read({ id, version }, (source) => buildFeed({ ...selection, source, actions }, this.history.feedFolder, signal));
    if (built.wasBuilt) this.history.trim();
    return built;
  }

  async list(query: ListDatasetsQuery): Promise<Page<DatasetView>> {
    const { limit, cursor, name, origin } = query;
    const rows = await this.catalogue.list({ limit, name, origin, before: idCursor(cursor) });
    return toPage(rows, limit, { map: toDatasetView, key: (row) => [row.id] });
  }

  async get(reference: string): Promise<DatasetDetailView> {
    const { id } = await this.require(reference);
    const row = await this.catalogue.withReport(id);
    if (!row) throw Problem.notFound('dataset', reference);
    return { ...factsOf(row), symbols: await this.#symbolsOf(row), report: row.report };
  }

  async bars(reference: string, { symbol, adjustment, points, from, to }: BarsQuery): Promise<BarsView> {
    const row = await this.require(reference);
    const name = await this.#chooseSymbol(row, symbol);
    const actions = adjustment === 'raw' ? [] : await this.actions.of(row.id, [name]);
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const chart = await this.#read(row, async (source) => {
      const meta = source.symbol(name);
      return meta && chartBars({ source, symbol: meta, actions, adjustment, points, ...range });
    });
    if (!chart) throw Problem.notFound('symbol', name);
    this.history.trim();
    return { symbol: name, timeframe: row.timeframe, adjustment, ...chart };
  }

  async delete(reference: string, user: Principal): Promise<void> {
    const row = await this.require(reference);
    this.assertMayChange(row, user);
    refuseUsed(row.name, await this.catalogue.remove(row.id));
    this.history.store.remove(row.id);
    await this.audit.record({ action: 'dataset.deleted', subject: row.id, detail: { name: row.name, rows: row.rowCount } });
  }

  async require(reference: string): Promise<DatasetRow> {
    const row = (UUID.test(reference) ? await this.catalogue.byId(reference) : null) ?? (await this.catalogue.byName(reference));
    if (!row) throw Problem.notFound('dataset', reference, await this.catalogue.names());
    return row;
  }

  /** The one asked for, or the only one. */
  async #chooseSymbol(row: DatasetRow, wanted: string | undefined): Promise<string> {
    const symbols = (await this.#symbolsOf(row)).map((each) => each.symbol);
    const chosen = wanted ?? (symbols.length === 1 ? symbols[0] : undefined);
    if (chosen !== undefined && symbols.includes(chosen)) return chosen;
    const shown = symbols.slice(0, 20);
    const has = `dataset "${row.name}" has ${shown.join(', ')}${symbols.length > shown.length ? ` and ${symbols.length - shown.length} more` : ''}`;
    throw Problem.invalidField('symbol', wanted, wanted === undefined ? `name a symbol: ${has}` : `symbol "${wanted}" is not there: ${has}`, shown);
  }

  async #symbolsOf({ id, version }: DatasetRow): Promise<readonly DatasetSymbolView[]> {
    const key = `${id} ${version}`;
    const known = this.#symbols.get(key);
    if (known) return known;
    const symbols = (await this.catalogue.symbols(id)).map(toSymbolView);
    this.#symbols.set(key, symbols);
    const oldest = this.#symbols.keys().next();
    if (this.#symbols.size > REMEMBERED && !oldest.done) this.#symbols.delete(oldest.value);
    return symbols;
  }

  /** A dataset that is deleted while it is read is not there. */
  async #read<T>({ id, version }: Pick<DatasetRow, 'id' | 'version'>, work: Parameters<typeof this.history.read<T>>[1]): Promise<T> {
    try {
      return await this.history.read({ id, version }, work);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      if ((await this.catalogue.byId(id)) === null) throw Problem.notFound('dataset', id, await this.catalogue.names());
      throw error;
    }
  }

  /** Everyone may read; who made it, operators and admins may change it. */
  assertMayChange(row: Pick<DatasetRow, 'name' | 'createdBy'>, user: Principal): void {
    if (user.role !== 'author' || row.createdBy === user.username) return;
    throw Problem.forbidden(`Dataset "${row.name}" belongs to ${row.createdBy}. You can import your own under another name, or ask an operator.`);
  }
}

function refuseUsed(name: string, { backtests, deployments }: DatasetUsers): void {
  if (backtests > 0) {
    const [what, them] = backtests === 1 ? ['1 backtest that waits or runs', 'it'] : [`${backtests} backtests that wait or run`, 'them'];
    throw Problem.conflict(`Dataset "${name}" is used by ${what}. Wait for ${them} or cancel ${them}, then delete the dataset.`);
  }
  if (deployments.length === 0) return;
  const named = deployments.slice(0, MOST_NAMED).map(({ id, strategy, version, state }) => `${id} (${strategy}@${version}, ${state})`);
  const more = deployments.length > MOST_NAMED ? ` and ${deployments.length - MOST_NAMED} more` : '';
  const [what, them] = deployments.length === 1 ? ['deployment', 'it'] : ['deployments', 'them'];
  throw Problem.conflict(`Dataset "${name}" is used by ${what} ${named.join(', ')}${more}. Stop ${them} and delete ${them}, then delete the dataset.`);
}
