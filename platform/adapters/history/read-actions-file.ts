import type { CorporateAction } from './corporate-actions.ts';
import { CsvScanner } from './csv-scanner.ts';
import { DecimalReader } from './decimal-text.ts';
import { ImportError } from './import-error.ts';
import { readChunks, type InputFile } from './input-file.ts';
import { Rejections, type RejectedRow } from './rejections.ts';
import { TIME_FORMATS, TimeReader } from './time-text.ts';

const NAMES = {
  symbol: ['symbol', 'ticker'],
  date: ['date', 'ex_date', 'exdate', 'ex-date', 'timestamp'],
  dividend: ['dividend', 'dividends', 'dividend_amount', 'amount'],
  split: ['split', 'splits', 'stock splits', 'split_coefficient', 'split_ratio', 'ratio'],
} as const;
const DAY_MS = 86_400_000;

type Field = keyof typeof NAMES;

export interface ActionsFile {
  readonly actions: readonly CorporateAction[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads dividends and splits from CSV with a header: `symbol` (or the `symbol` option), `date`, and `dividend`, `split` or both.
 * A split is new shares per old share, as a number or as `2:1`; 0 and 1 mean none.
 */
export async function readActionsFile(file: InputFile, delimiter = ','): Promise<ActionsFile> {
  const scanner = new CsvScanner(delimiter);
  const rejections = new Rejections();
  const actions: CorporateAction[] = [];
  let columns: Readonly<Partial<Record<Field, number>>> | undefined;
  const drain = (): void => {
    while (scanner.nextRow()) {
      if (!columns) columns = columnsOf(scanner, file);
      else readRow(scanner, columns, file, actions, rejections);
    }
  };
  for await (const chunk of readChunks(file, () => undefined)) {
    scanner.push(chunk);
    drain();
  }
  scanner.end();
  drain();
  if (!columns) throw new ImportError(`${file.name} is empty`);
  return { actions, rejected: rejections.listed };
}

function columnsOf(row: CsvScanner, file: InputFile): Partial<Record<Field, number>> {
  const header = Array.from({ length: row.fields }, (_, field) => row.text(field).toLowerCase());
  const columns: Partial<Record<Field, number>> = {};
  for (const [field, names] of Object.entries(NAMES)) {
    const index = header.findIndex((name) => (names as readonly string[]).includes(name));
    if (index >= 0) columns[field as Field] = index;
  }
  const isComplete =
    columns.date !== undefined && (columns.dividend ?? columns.split) !== undefined && (columns.symbol !== undefined || file.symbol !== undefined);
  if (!isComplete)
    throw new ImportError(
      `${file.name}: columns ${header.map((name) => `"${name}"`).join(', ')} are not enough; needed are symbol, date, and dividend or split`,
    );
  return columns;
}

function readRow(
  row: CsvScanner,
  columns: Readonly<Partial<Record<Field, number>>>,
  file: InputFile,
  actions: CorporateAction[],
  rejections: Rejections,
): void {
  const text = (field: Field): string => (columns[field] === undefined ? '' : row.text(columns[field]));
  const date = dateOf(text('date'));
  const symbol = file.symbol ?? text('symbol');
  const dividend = numberOf(text('dividend'), 0);
  const split = ratioOf(text('split')) || 1;
  if (date === undefined) rejections.add(file.name, row.line, 'bad-date', `"${text('date')}" is no date`);
  else if (symbol === '') rejections.add(file.name, row.line, 'empty-symbol', 'the symbol is empty');
  else if (!(dividend >= 0) || !(split > 0)) rejections.add(file.name, row.line, 'bad-number', `dividend "${text('dividend')}", split "${text('split')}"`);
  else if (dividend > 0 || split !== 1) actions.push({ symbol, date, dividend, split });
}

function dateOf(text: string): number | undefined {
  const bytes = Buffer.from(text);
  for (const format of TIME_FORMATS) {
    const reader = new TimeReader(format);
    if (format !== 'day-first' && format !== 'month-first' && reader.read(bytes, 0, bytes.length)) return Math.floor(reader.ms / DAY_MS) * DAY_MS;
  }
  return undefined;
}

function numberOf(text: string, otherwise: number): number {
  if (text === '') return otherwise;
  const reader = new DecimalReader();
  const bytes = Buffer.from(text);
  return reader.read(bytes, 0, bytes.length) ? reader.value : Number.NaN;
}

function ratioOf(text: string): number {
  const [fresh = '', old] = text.split(/[:/]/);
  return old === undefined ? numberOf(fresh, 1) : numberOf(fresh, 1) / numberOf(old, 1);
}
