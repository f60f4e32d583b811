import { mostly, type CsvDialect } from './csv-dialect.ts';
import { ImportError } from './import-error.ts';
import { TIME_FORMATS, TimeReader, type TimeFormat } from './time-text.ts';

export const BAR_FIELDS = ['time', 'clock', 'symbol', 'open', 'high', 'low', 'close', 'volume', 'dividend', 'split'] as const;

/** What a column can hold. `clock` is a time of day beside a date column; `split` is new shares per old share. */
export type BarField = (typeof BAR_FIELDS)[number];

/** Column index of each field that the file has. */
export type ColumnMapping = Readonly<Partial<Record<BarField, number>>>;

/** Names the column of a field by its header or its 0-based index. */
export type MappingChoice = Readonly<Partial<Record<BarField, string | number>>>;

export interface DetectedMapping {
  readonly columns: ColumnMapping;
  readonly timeFormat: TimeFormat;
  readonly decimalComma: boolean;
}

const TIME_NAMES = [
  'timestamp',
  'datetime',
  'date',
  'opentime',
  'time',
  'timeutc',
  'dateutc',
  'gmttime',
  'localtime',
  'tradedate',
  'dt',
  'ts',
  't',
  'day',
  'date1',
  'unix',
  'unixtime',
  'epoch',
  'index',
  'unnamed0',
  '',
];
const NAMES: Readonly<Record<Exclude<BarField, 'time' | 'clock'>, readonly string[]>> = {
  symbol: ['symbol', 'ticker', 'tic', 'sym', 'code', 'instrument', 'pair', 'name'],
  open: ['open', 'openprice', 'o', 'op'],
  high: ['high', 'highprice', 'h', 'hi'],
  low: ['low', 'lowprice', 'l', 'lo'],
  close: ['close', 'closeprice', 'c', 'cl', 'last', 'price'],
  volume: ['volume', 'vol', 'v', 'totaltradedquantity', 'tottrdqty', 'totaltrades', 'tickvol', 'tickvolume', 'basevolume'],
  dividend: ['dividend', 'dividends', 'dividendamount', 'exdividend', 'divcash'],
  split: ['split', 'splits', 'stocksplits', 'splitcoefficient', 'splitratio', 'splitfactor'],
};
const CLOCK_NAMES = ['time', 'clock', 'timeofday', 'hour'];
const CLOCK = /^\d{1,2}:?\d{2}(:?\d{2}([.,]\d+)?)?( ?[AP]M)?$/i;
const NUMERIC = /^[-+]?[\d.,]*\d(?:[eE][-+]?\d+)?$/;
const COMMA_DECIMAL = /^-?\d+,\d+$/;
const REQUIRED = ['time', 'open', 'high', 'low', 'close'] as const;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function formatsOf(dialect: CsvDialect, column: number): TimeFormat[] {
  const values = dialect.samples.map((row) => Buffer.from(row[column] ?? '', 'latin1')).filter((bytes) => bytes.length > 0);
  const fitting = (share: number): TimeFormat[] =>
    TIME_FORMATS.filter((format) => {
      const reader = new TimeReader(format);
      return mostly(values, (bytes) => (format !== 'epoch' || bytes.length >= 9) && reader.read(bytes, 0, bytes.length), share);
    });
  const formats = fitting(0.9);
  return formats.length > 0 ? formats : fitting(0.5);
}

function timeFormatOf(dialect: CsvDialect, column: number, given: TimeFormat | undefined): TimeFormat | undefined {
  const formats = formatsOf(dialect, column);
  if (given) return given;
  if (formats.includes('day-first') && formats.includes('month-first')) {
    const example = dialect.samples[0]?.[column] ?? '';
    throw new ImportError(
      `dates such as "${example}" can be read as day/month or month/day: choose the time format (timeFormat, --time-format) "day-first" or "month-first"`,
    );
  }
  return formats[0];
}

/** Finds which column holds what, from header names or, without a header, from what the first rows look like. */
export function detectMapping(dialect: CsvDialect, choice: MappingChoice = {}, givenFormat?: TimeFormat): DetectedMapping {
  const chosen = resolveChoice(dialect, choice);
  const found = dialect.hasHeader ? byName(dialect, chosen, givenFormat) : byPosition(dialect, chosen);
  const columns: ColumnMapping = { ...found, ...chosen };
  const missing = REQUIRED.filter((field) => columns[field] === undefined);
  if (missing.length > 0)
    throw new ImportError(`no column found for ${missing.join(', ')}; the columns are ${quoted(dialect.columns)}: name them in the mapping`);
  const time = columns.time ?? 0;
  const timeFormat = timeFormatOf(dialect, time, givenFormat);
  if (!timeFormat)
    throw new ImportError(
      `"${dialect.samples[0]?.[time] ?? ''}" in column "${dialect.columns[time] ?? ''}" is no date that can be read; formats are ${TIME_FORMATS.join(', ')}`,
    );
  const prices = REQUIRED.slice(1).map((field) => columns[field] ?? -1);
  const decimalComma = dialect.delimiter !== ',' && dialect.samples.some((row) => prices.some((column) => COMMA_DECIMAL.test(row[column] ?? '')));
  return { columns, timeFormat, decimalComma };
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

function resolveChoice(dialect: CsvDialect, choice: MappingChoice): ColumnMapping {
  const result: Partial<Record<BarField, number>> = {};
  for (const [field, wanted] of Object.entries(choice)) {
    if (!BAR_FIELDS.includes(field as BarField)) throw new ImportError(`the mapping names "${field}"; fields are ${BAR_FIELDS.join(', ')}`);
    const index = typeof wanted === 'number' ? wanted : dialect.columns.findIndex((name) => name === wanted || plain(name) === plain(wanted));
    if (!(Number.isInteger(index) && index >= 0 && index < dialect.columns.length))
      throw new ImportError(`column "${wanted}" chosen for ${field} does not exist; the columns are ${quoted(dialect.columns)}`);
    result[field as BarField] = index;
  }
  return result;
}

function byName(dialect: CsvDialect, chosen: ColumnMapping, given: TimeFormat | undefined): ColumnMapping {
  const names = dialect.columns.map(plain);
  const result: Partial<Record<BarField, number>> = {};
  for (const [field, candidates] of Object.entries(NAMES)) {
    const name = candidates.find((candidate) => names.includes(candidate));
    if (name !== undefined) result[field as BarField] = names.indexOf(name);
  }
  if (result.volume === undefined)
    setDefined(
      result,
      'volume',
      names.findIndex((name) => name.startsWith('volume')),
    );
  const named = TIME_NAMES.map((name) => names.indexOf(name)).filter((index) => index >= 0);
  const time = chosen.time ?? named.find((index) => timeFormatOf(dialect, index, given) !== undefined) ?? named[0];
  if (time === undefined) return result;
  const clock = names.findIndex((name, index) => index !== time && CLOCK_NAMES.includes(name) && isClock(dialect, index));
  if (clock >= 0 && isDateOnly(dialect, time)) result.clock = clock;
  return { ...result, time };
}

function setDefined(target: Partial<Record<BarField, number>>, field: BarField, index: number): void {
  if (index >= 0) target[field] = index;
}

const isClock = (dialect: CsvDialect, column: number): boolean => mostly(dialect.samples, (row) => CLOCK.test(row[column] ?? ''));
const isDateOnly = (dialect: CsvDialect, column: number): boolean => mostly(dialect.samples, (row) => !(row[column] ?? '').includes(':'));

function byPosition(dialect: CsvDialect, chosen: ColumnMapping): ColumnMapping {
  const width = dialect.samples[0]?.length ?? 0;
  const indexes = Array.from({ length: width }, (_, index) => index);
  const time = chosen.time ?? indexes.find((index) => formatsOf(dialect, index).length > 0);
  if (time === undefined) return {};
  const isNumeric = (column: number): boolean => mostly(dialect.samples, (row) => NUMERIC.test(row[column] ?? ''));
  const clock = isDateOnly(dialect, time) && time + 1 < width && mostly(dialect.samples, (row) => (row[time + 1] ?? '').includes(':')) ? time + 1 : undefined;
  const symbol = indexes.find((index) => index !== time && index !== clock && !isNumeric(index) && formatsOf(dialect, index).length === 0);
  const prices = indexes.filter((index) => index > time && index !== clock && index !== symbol && isNumeric(index));
  const result: Partial<Record<BarField, number>> = { time };
  if (clock !== undefined) result.clock = clock;
  if (symbol !== undefined) result.symbol = symbol;
  (['open', 'high', 'low', 'close', 'volume'] as const).forEach((field, position) => setDefined(result, field, prices[position] ?? -1));
  return result;
}
