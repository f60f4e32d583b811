import path from 'node:path';
import type { DataReport } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { EXIT } from '../command.ts';
import { loadLocalEngine } from '../local-engine.ts';
import { ProgressLine } from '../progress-line.ts';
import { requiredServer, type ServerClient } from '../server/server-client.ts';
import { count, moment, table } from '../table.ts';
import { note, print, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { readData } from './data-options.ts';
import { allDatasets, type Dataset, findDataset } from './datasets.ts';
import { type FinishedImport, importFiles } from './import-files.ts';

interface DatasetSymbol {
  readonly symbol: string;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly gaps: number;
}
interface DatasetDetail extends Dataset {
  readonly symbols: readonly DatasetSymbol[];
}

export async function importData(words: readonly string[], input: Arguments, terminal: Terminal): Promise<number> {
  if (words.length === 0) throw new UsageError('missing file: paddock data import <file or folder ...>');
  const files = readData(words, input, terminal.cwd);
  const server = requiredServer(input, terminal);
  const progress = new ProgressLine(terminal, { quiet: input.flag('json') });
  const request = given({ name: input.text('name'), symbol: input.text('symbol'), timeframe: input.text('timeframe') });
  const imported = await importFiles(server, files, { ...request, signal: terminal.signal, onProgress: (done) => progress.show('importing', done) }).finally(
    () => progress.clear(),
  );
  print(terminal, input.flag('json') ? JSON.stringify(imported, undefined, 2) : `imported ${rowsText(imported)} into dataset ${imported.datasetId}`);
  for (const line of remarks(imported.report)) note(terminal, `note: ${line}`);
  return EXIT.ok;
}

function rowsText({ rowsRead, report }: FinishedImport): string {
  if (report === undefined || report.rowsKept === report.rowsRead) return `${count(rowsRead)} rows`;
  return `${count(report.rowsKept)} of ${count(report.rowsRead)} rows`;
}

/** Files and rows of an import that did not make it into the dataset, and what is missing between those that did. */
function remarks(report: FinishedImport['report']): readonly string[] {
  if (report === undefined) return [];
  const { files = [], rejected, duplicates, gaps } = report;
  const lines = files.flatMap(({ file, problem }) => (problem === undefined ? [] : [`${file} was left out: ${problem}`]));
  const [bad] = rejected?.listed ?? [];
  if (rejected !== undefined && bad !== undefined)
    lines.push(`${many(rejected.total, 'row was', 'rows were')} rejected; first: ${bad.file} line ${bad.line}: ${bad.message}`);
  if (duplicates !== undefined && duplicates.total > 0)
    lines.push(
      `${many(duplicates.total, 'row repeats', 'rows repeat')} a time that was there already, ${count(duplicates.differing)} with other values; the first stayed`,
    );
  const [gap] = gaps?.listed ?? [];
  if (gaps !== undefined && gap !== undefined)
    lines.push(`${many(gaps.total, 'gap', 'gaps')} between bars; first: ${gap.symbol} from ${moment(gap.after)} to ${moment(gap.before)}`);
  return lines;
}

const many = (number: number, one: string, more: string): string => `${count(number)} ${number === 1 ? one : more}`;

export async function listData(words: readonly string[], input: Arguments, terminal: Terminal): Promise<number> {
  refuse(words);
  const datasets = await allDatasets(requiredServer(input, terminal));
  if (input.flag('json')) print(terminal, JSON.stringify(datasets, undefined, 2));
  else if (datasets.length === 0) note(terminal, 'no datasets yet; paddock data import <file>');
  else
    print(
      terminal,
      table(
        datasets.map((set) => [
          set.name,
          set.timeframe,
          count(set.symbolCount),
          count(set.rows),
          `${moment(set.firstTime)} to ${moment(set.lastTime)}`,
          set.origin,
          set.id,
        ]),
        { header: ['name', 'bars', 'symbols', 'rows', 'period', 'origin', 'id'], align: ['left', 'left', 'right', 'right'] },
      ),
    );
  return EXIT.ok;
}

export async function showData(words: readonly string[], input: Arguments, terminal: Terminal): Promise<number> {
  const server = requiredServer(input, terminal);
  const { id } = await named(server, words);
  const detail = await server.get<DatasetDetail>(`/datasets/${id}`);
  if (input.flag('json')) {
    print(terminal, JSON.stringify(detail, undefined, 2));
    return EXIT.ok;
  }
  print(
    terminal,
    `${detail.name} (${detail.id}): ${detail.timeframe} bars, ${count(detail.rows)} rows, ${count(detail.symbolCount)} symbols, ${detail.origin}\n`,
  );
  print(
    terminal,
    table(
      detail.symbols.map((row) => [row.symbol, count(row.rows), moment(row.firstTime), moment(row.lastTime), count(row.gaps)]),
      { header: ['symbol', 'rows', 'first', 'last', 'gaps'], align: ['left', 'right', 'left', 'left', 'right'] },
    ),
  );
  return EXIT.ok;
}

export async function exportData(words: readonly string[], input: Arguments, terminal: Terminal): Promise<number> {
  const server = requiredServer(input, terminal);
  const { id, name } = await named(server, words);
  const { symbols } = await server.get<DatasetDetail>(`/datasets/${id}`);
  const only = symbols.length === 1 ? symbols[0]?.symbol : undefined;
  const symbol = input.text('symbol') ?? only;
  if (symbol === undefined)
    throw new UsageError(
      `dataset "${name}" holds ${symbols.length} symbols; choose one with --symbol: ${symbols
        .slice(0, 10)
        .map((row) => row.symbol)
        .join(', ')}${symbols.length > 10 ? ', ...' : ''}`,
    );
  const file = path.resolve(terminal.cwd, input.text('out') ?? `${symbol.replaceAll(/[^\w.-]/g, '_')}.parquet`);
  await server.download(`/datasets/${id}/export?symbol=${encodeURIComponent(symbol)}`, file);
  print(terminal, file);
  return EXIT.ok;
}

export async function deleteData(words: readonly string[], input: Arguments, terminal: Terminal): Promise<number> {
  const server = requiredServer(input, terminal);
  const { id, name, rows } = await named(server, words);
  if (!input.flag('yes')) throw new UsageError(`deleting "${name}" removes ${count(rows)} rows for good; add --yes`);
  await server.delete(`/datasets/${id}`);
  print(terminal, `deleted ${name} (${id})`);
  return EXIT.ok;
}

export async function inspectData(words: readonly string[], input: Arguments, terminal: Terminal): Promise<number> {
  if (words.length === 0) throw new UsageError('missing file: paddock data inspect <file or folder ...>');
  const files = readData(words, input, terminal.cwd);
  const engine = await loadLocalEngine();
  const progress = new ProgressLine(terminal, { quiet: input.flag('json') });
  const report = await engine
    .inspectData(files, { signal: terminal.signal, onProgress: ({ stage, done }) => progress.show(stage, done) })
    .finally(() => progress.clear());
  print(terminal, input.flag('json') ? JSON.stringify(report, undefined, 2) : reportText(report));
  return EXIT.ok;
}

function reportText({ columns, timeframe, rowsRead, rowsKept, symbols, problems }: DataReport): string {
  const shown = symbols.slice(0, 50);
  return [
    `columns: ${columns.join(', ')}`,
    `bars: ${timeframe ?? 'length unknown'}, ${count(rowsKept)} kept of ${count(rowsRead)} rows read`,
    '',
    table(
      shown.map((row) => [
        row.symbol,
        count(row.rows),
        moment(row.firstTime),
        moment(row.lastTime),
        String(row.priceDecimals),
        String(row.quantityDecimals),
        count(row.gaps),
      ]),
      {
        header: ['symbol', 'rows', 'first', 'last', 'price decimals', 'quantity decimals', 'gaps'],
        align: ['left', 'right', 'left', 'left', 'right', 'right', 'right'],
      },
    ),
    ...(symbols.length > shown.length ? [`and ${count(symbols.length - shown.length)} more symbols`] : []),
    ...(problems.length > 0 ? ['', ...problems] : []),
  ].join('\n');
}

async function named(server: ServerClient, [name, ...extra]: readonly string[]): Promise<Dataset> {
  if (name === undefined) throw new UsageError('missing dataset (its id or name)');
  refuse(extra);
  return findDataset(server, name);
}

function refuse([extra]: readonly string[]): void {
  if (extra !== undefined) throw new UsageError(`unexpected argument "${extra}"`);
}
