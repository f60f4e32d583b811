import { Injectable } from '@nestjs/common';
import { type CorporateAction, type InputFile, ImportError, readActionsFile } from '../../../adapters/history/index.ts';
import { Audit, decodeCursor, type Page, type Principal, Problem, toPage } from '../../ops/index.ts';
import type { NewActionDto, NewActionsDto, StoredActionsView } from './corporate-actions.dto.ts';
import { CorporateActions } from './corporate-actions.ts';
import { type CorporateActionView, toActionView } from './dataset-view.ts';
import type { DatasetInfo } from './datasets.service.ts';
import { DatasetsService } from './datasets.service.ts';
import type { ListActionsQuery } from './datasets.queries.ts';

const DAY_MS = 86_400_000;

/** Dividends and splits of a dataset: seeing, adding, removing them. */
@Injectable()
export class CorporateActionsService {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly actions: CorporateActions,
    private readonly audit: Audit,
  ) {}

  async list(reference: string, query: ListActionsQuery): Promise<Page<CorporateActionView>> {
    const { id: datasetId } = await this.datasets.require(reference);
    const { limit, symbol } = query;
    const rows = await this.actions.list({ datasetId, limit, symbol, after: decodeCursor(query.cursor, 3) });
    return toPage(rows, limit, { map: toActionView, key: (row) => [row.symbol, row.exTime, row.kind] });
  }

  async add(reference: string, { actions }: NewActionsDto, user: Principal): Promise<StoredActionsView> {
    const dataset = await this.#changeable(reference, user);
    const known = new Set(dataset.symbols.map((symbol) => symbol.symbol));
    const wrong = actions.flatMap((action, index) => problemsOf(action, index, known));
    if (wrong.length > 0) throw Problem.invalid(wrong.slice(0, 50));
    return this.#store(dataset, actions.map(toAction), user, { skipped: 0, rejected: [] });
  }

  /** From a CSV file; rows for symbols that the dataset does not have are left out and counted. */
  async addFile(reference: string, file: InputFile, user: Principal): Promise<StoredActionsView> {
    const dataset = await this.#changeable(reference, user);
    const known = new Set(dataset.symbols.map((symbol) => symbol.symbol));
    const { actions, rejected } = await readActionsFile(file).catch((error: unknown) => {
      throw error instanceof ImportError ? Problem.unprocessable(error.message) : error;
    });
    const wanted = actions.filter((action) => known.has(action.symbol));
    return this.#store(dataset, wanted, user, { skipped: actions.length - wanted.length, rejected });
  }

  async remove(reference: string, symbol: string | undefined, user: Principal): Promise<void> {
    const dataset = await this.#changeable(reference, user);
    const removed = await this.actions.remove(dataset.id, symbol);
    await this.audit.record({ action: 'corporate-actions.deleted', subject: dataset.id, detail: { name: dataset.name, symbol, removed } });
  }

  async #changeable(reference: string, user: Principal): Promise<DatasetInfo> {
    this.datasets.assertMayChange(await this.datasets.require(reference), user);
    return this.datasets.find(reference);
  }

  async #store(
    dataset: DatasetInfo,
    actions: readonly CorporateAction[],
    user: Principal,
    left: Pick<StoredActionsView, 'skipped' | 'rejected'>,
  ): Promise<StoredActionsView> {
    const stored = await this.actions.store(dataset.id, actions, user.username);
    await this.audit.record({ action: 'corporate-actions.added', subject: dataset.id, detail: { name: dataset.name, ...stored } });
    return { ...stored, ...left };
  }
}

function problemsOf(
  { symbol, dividend, split }: NewActionDto,
  index: number,
  known: ReadonlySet<string>,
): { field: string; value: unknown; message: string }[] {
  const problems = [];
  if (!known.has(symbol)) problems.push({ field: `actions.${index}.symbol`, value: symbol, message: `symbol "${symbol}" is not in the dataset` });
  if (dividend === undefined && split === undefined)
    problems.push({ field: `actions.${index}`, value: undefined, message: 'an action needs a dividend, a split, or both' });
  if (split !== undefined && !(ratioOf(split) > 0))
    problems.push({ field: `actions.${index}.split`, value: split, message: `split "${split}" is not above 0` });
  return problems;
}

function ratioOf(text: string): number {
  const [fresh, old = '1'] = text.split(/[:/]/);
  return Number(fresh) / Number(old);
}

function toAction({ symbol, date, dividend, split }: NewActionDto): CorporateAction {
  return { symbol, date: Math.floor(date / DAY_MS) * DAY_MS, dividend: Number(dividend ?? 0), split: split === undefined ? 1 : ratioOf(split) };
}
