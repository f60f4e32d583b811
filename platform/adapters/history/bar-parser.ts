import { originOf, type BarBatch } from './bar-batch.ts';
import type { ColumnMapping, DetectedMapping } from './column-mapping.ts';
import type { CorporateAction } from './corporate-actions.ts';
import type { CsvScanner } from './csv-scanner.ts';
import { DecimalReader, roundDecimal } from './decimal-text.ts';
import type { RejectionReason, Rejections } from './rejections.ts';
import { MAX_DECIMALS, type SeenSymbol, type SymbolTable } from './symbol-table.ts';
import { TimeReader } from './time-text.ts';
import type { ZoneClock } from './zone-clock.ts';

const DAY_MS = 86_400_000;
const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Counts of what was changed while reading, for the report. */
export interface ReadingCounts {
  rowsRead: number;
  unsorted: number;
  roundedValues: number;
  denoisedValues: number;
  emptyVolumes: number;
}

export interface FileContext {
  readonly index: number;
  readonly name: string;
  /** Symbol of every row when the file has no symbol column, or in place of it. */
  readonly symbol: string | undefined;
  readonly mapping: DetectedMapping;
  readonly zone: ZoneClock | undefined;
}

/** Turns rows of one file into bars, one at a time; what cannot be a bar is rejected with its line and value. */
export class BarParser {
  readonly #file: FileContext;
  readonly #columns: ColumnMapping;
  readonly #time: TimeReader;
  readonly #number: DecimalReader;
  readonly #symbols: SymbolTable;
  readonly #rejections: Rejections;
  readonly #counts: ReadingCounts;
  readonly #actions: CorporateAction[];
  readonly #prices = new Float64Array(4);
  #rowDecimals = 0;
  #rowSignificant = 0;
  #symbolBytes: Buffer = Buffer.alloc(0);
  #symbolIndex = -1;
  #volume = 0;
  #volumeDecimals = 0;

  constructor(
    file: FileContext,
    into: { readonly symbols: SymbolTable; readonly rejections: Rejections; readonly counts: ReadingCounts; readonly actions: CorporateAction[] },
  ) {
    this.#file = file;
    this.#columns = file.mapping.columns;
    this.#time = new TimeReader(file.mapping.timeFormat, file.zone);
    this.#number = new DecimalReader(file.mapping.decimalComma);
    this.#symbols = into.symbols;
    this.#rejections = into.rejections;
    this.#counts = into.counts;
    this.#actions = into.actions;
    if (file.symbol !== undefined) this.#symbolIndex = into.symbols.indexOf(file.symbol);
  }

  /** Reads the scanner's current row into the batch, or rejects it. */
  parse(row: CsvScanner, batch: BarBatch): void {
    this.#counts.rowsRead++;
    if (!this.#readTime(row) || !this.#readPrices(row) || !this.#readVolume(row) || !this.#readSymbol(row)) return;
    const open = this.#prices[0] as number;
    const high = this.#prices[1] as number;
    const low = this.#prices[2] as number;
    const close = this.#prices[3] as number;
    if (!this.#isConsistent(row, open, high, low, close)) return;
    const time = this.#time.ms;
    const seen = this.#symbols.entries[this.#symbolIndex] as SeenSymbol;
    if (time < seen.lastTime) this.#counts.unsorted++;
    seen.lastTime = time;
    this.#noteDecimals(seen, high);
    this.#readActions(row, seen.symbol, time);
    batch.add(this.#symbolIndex, time, originOf(this.#file.index, row.line), open, high, low, close, this.#volume);
  }

  #reject(row: CsvScanner, reason: RejectionReason, message: string): false {
    this.#rejections.add(this.#file.name, row.line, reason, message);
    return false;
  }

  #readTime(row: CsvScanner): boolean {
    const { time = 0, clock } = this.#columns;
    if (Math.max(time, clock ?? 0, this.#columns.close ?? 0) >= row.fields) return this.#reject(row, 'missing-columns', `the row has ${row.fields} columns`);
    const start = row.starts[time] as number;
    const end = row.ends[time] as number;
    const isRead =
      clock === undefined
        ? this.#time.read(row.bytes, start, end)
        : this.#time.readPair(row.bytes, start, end, row.starts[clock] as number, row.ends[clock] as number);
    return (
      isRead ||
      this.#reject(row, 'bad-date', `"${row.text(time)}${clock === undefined ? '' : ` ${row.text(clock)}`}" is no ${this.#file.mapping.timeFormat} time`)
    );
  }

  #readPrices(row: CsvScanner): boolean {
    this.#rowDecimals = 0;
    this.#rowSignificant = 0;
    for (let i = 0; i < 4; i++) {
      const field = PRICES[i] as (typeof PRICES)[number];
      const column = this.#columns[field] as number;
      if (column >= row.fields) return this.#reject(row, 'missing-columns', `the row has ${row.fields} columns`);
      if (!this.#number.read(row.bytes, row.starts[column] as number, row.ends[column] as number)) return this.#rejectNumber(row, field, column);
      const price = this.#keptPrice();
      if (!(price > 0)) return this.#reject(row, 'non-positive-price', `${field} is ${row.text(column)}`);
      this.#prices[i] = price;
    }
    return true;
  }

  /** Price cut to the decimals that are kept; counts what was changed. */
  #keptPrice(): number {
    const { value, decimals, significantDecimals, hadNoise } = this.#number;
    if (hadNoise) this.#counts.denoisedValues++;
    const isRounded = significantDecimals > MAX_DECIMALS;
    if (isRounded) this.#counts.roundedValues++;
    this.#rowDecimals = Math.max(this.#rowDecimals, decimals);
    this.#rowSignificant = Math.max(this.#rowSignificant, significantDecimals);
    return isRounded ? roundDecimal(value, MAX_DECIMALS) : value;
  }

  #rejectNumber(row: CsvScanner, field: string, column: number): false {
    const text = row.text(column);
    if (/^(|null|nan|na|n\/a|none|-)$/i.test(text)) return this.#reject(row, 'empty-value', `${field} is ${text === '' ? 'empty' : `"${text}"`}`);
    return this.#reject(row, 'bad-number', `${field} "${text}" is no number`);
  }

  #readVolume(row: CsvScanner): boolean {
    this.#volume = 0;
    this.#volumeDecimals = 0;
    const column = this.#columns.volume;
    if (column === undefined) return true;
    if (column >= row.fields) return this.#reject(row, 'missing-columns', `the row has ${row.fields} columns`);
    const start = row.starts[column] as number;
    const end = row.ends[column] as number;
    if (!this.#number.read(row.bytes, start, end)) {
      if (!/^(null|nan|na|n\/a|none|-|)$/i.test(row.text(column))) return this.#rejectNumber(row, 'volume', column);
      this.#counts.emptyVolumes++;
      return true;
    }
    if (this.#number.value < 0) return this.#reject(row, 'negative-volume', `volume is ${row.text(column)}`);
    this.#volumeDecimals = Math.min(MAX_DECIMALS, this.#number.significantDecimals);
    this.#volume = this.#number.significantDecimals > MAX_DECIMALS ? roundDecimal(this.#number.value, MAX_DECIMALS) : this.#number.value;
    return true;
  }

  #readSymbol(row: CsvScanner): boolean {
    if (this.#file.symbol !== undefined) return true;
    const column = this.#columns.symbol ?? 0;
    const start = row.starts[column] as number;
    const end = row.ends[column] as number;
    if (column >= row.fields || start === end) return this.#reject(row, 'empty-symbol', 'the symbol is empty');
    if (this.#symbolBytes.length === end - start && this.#symbolBytes.compare(row.bytes, start, end) === 0) return true;
    const symbol = row.text(column);
    if (symbol === '') return this.#reject(row, 'empty-symbol', 'the symbol is empty');
    this.#symbolBytes = Buffer.from(row.bytes.subarray(start, end));
    this.#symbolIndex = this.#symbols.indexOf(symbol);
    return true;
  }

  #isConsistent(row: CsvScanner, open: number, high: number, low: number, close: number): boolean {
    if (high < low) return this.#reject(row, 'high-below-low', `high ${high} is below low ${low}`);
    if (open > high || open < low) return this.#reject(row, 'outside-high-low', `open ${open} is outside ${low}..${high}`);
    if (close > high || close < low) return this.#reject(row, 'outside-high-low', `close ${close} is outside ${low}..${high}`);
    return true;
  }

  #noteDecimals(seen: SeenSymbol, high: number): void {
    if (this.#rowDecimals > seen.priceDecimals) seen.priceDecimals = this.#rowDecimals;
    if (this.#rowSignificant > seen.significantPriceDecimals) seen.significantPriceDecimals = this.#rowSignificant;
    if (this.#volumeDecimals > seen.quantityDecimals) seen.quantityDecimals = this.#volumeDecimals;
    if (high > seen.highestPrice) seen.highestPrice = high;
    if (this.#volume > seen.highestVolume) seen.highestVolume = this.#volume;
  }

  /** Bars of some sources carry dividends and splits; 0 and 1 (and an empty cell) mean none. */
  #readActions(row: CsvScanner, symbol: string, time: number): void {
    const dividend = this.#optional(row, this.#columns.dividend, 0);
    const split = this.#optional(row, this.#columns.split, 1) || 1;
    if (dividend <= 0 && (split === 1 || split <= 0)) return;
    this.#actions.push({ symbol, date: Math.floor(time / DAY_MS) * DAY_MS, dividend: Math.max(0, dividend), split: split > 0 ? split : 1 });
  }

  #optional(row: CsvScanner, column: number | undefined, otherwise: number): number {
    if (column === undefined || column >= row.fields) return otherwise;
    return this.#number.read(row.bytes, row.starts[column] as number, row.ends[column] as number) ? this.#number.value : otherwise;
  }
}
