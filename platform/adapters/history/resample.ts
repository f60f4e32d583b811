import { makeBarColumns, type BarColumns, type BarReader } from './columns-file.ts';
import { roundDecimal } from './decimal-text.ts';
import { periodStart } from './timeframe.ts';

const OUTPUT_ROWS = 1_024;

/** Joins bars into longer ones: first open, highest high, lowest low, last close, summed volume, stamped with the period's start in UTC. */
export class ResampledReader implements BarReader {
  readonly #source: BarReader;
  readonly #lengthMs: number;
  readonly #quantityDecimals: number;
  readonly #output = makeBarColumns(OUTPUT_ROWS);
  #input: BarColumns | undefined;
  #row = 0;

  constructor(source: BarReader, lengthMs: number, quantityDecimals: number) {
    this.#source = source;
    this.#lengthMs = lengthMs;
    this.#quantityDecimals = quantityDecimals;
    this.#input = source.next();
  }

  next(): BarColumns | undefined {
    this.#output.rows = 0;
    while (this.#input && this.#output.rows < OUTPUT_ROWS) this.#joinPeriod();
    return this.#output.rows > 0 ? this.#output : undefined;
  }

  #joinPeriod(): void {
    const output = this.#output;
    const at = output.rows++;
    let input = this.#input as BarColumns;
    const start = periodStart(input.time[this.#row] as number, this.#lengthMs);
    output.time[at] = start;
    output.open[at] = input.open[this.#row] as number;
    output.high[at] = -Infinity;
    output.low[at] = Infinity;
    output.volume[at] = 0;
    do {
      input = this.#input as BarColumns;
      const row = this.#row;
      output.high[at] = Math.max(output.high[at], input.high[row] as number);
      output.low[at] = Math.min(output.low[at], input.low[row] as number);
      output.close[at] = input.close[row] as number;
      output.volume[at] = output.volume[at] + (input.volume[row] as number);
      this.#advance();
    } while (this.#input && periodStart(this.#input.time[this.#row] as number, this.#lengthMs) === start);
    output.volume[at] = roundDecimal(output.volume[at], this.#quantityDecimals);
  }

  #advance(): void {
    this.#row++;
    if (this.#input && this.#row < this.#input.rows) return;
    this.#input = this.#source.next();
    this.#row = 0;
  }
}
