import { fileOf, lineOf } from './bar-batch.ts';
import { ColumnsWriter, type WrittenSymbol } from './columns-file.ts';
import { Duplicates } from './import-report.ts';

/** Takes rows in the order (symbol, time, origin), drops repeated stamps (the first stays) and writes the columns file. */
export class CanonicalWriter {
  /** By symbol index, in the order of writing. */
  readonly written = new Map<number, WrittenSymbol>();
  readonly duplicates = new Duplicates();
  readonly #writer: ColumnsWriter;
  readonly #symbolName: (symbol: number) => string;
  readonly #fileName: (file: number) => string;
  #symbol = -1;
  #time = Number.NaN;
  #open = 0;
  #high = 0;
  #low = 0;
  #close = 0;
  #volume = 0;

  constructor(columnsPath: string, names: { readonly symbol: (symbol: number) => string; readonly file: (file: number) => string }) {
    this.#writer = new ColumnsWriter(columnsPath);
    this.#symbolName = names.symbol;
    this.#fileName = names.file;
  }

  add(symbol: number, time: number, origin: number, open: number, high: number, low: number, close: number, volume: number): void {
    if (symbol === this.#symbol && time === this.#time) {
      const differs = open !== this.#open || high !== this.#high || low !== this.#low || close !== this.#close || volume !== this.#volume;
      this.duplicates.add({ file: this.#fileName(fileOf(origin)), line: lineOf(origin), symbol: this.#symbolName(symbol), time, differs });
      return;
    }
    if (symbol !== this.#symbol) this.#endSymbol();
    this.#symbol = symbol;
    this.#time = time;
    this.#open = open;
    this.#high = high;
    this.#low = low;
    this.#close = close;
    this.#volume = volume;
    this.#writer.add(time, open, high, low, close, volume);
  }

  /** Finishes the file; call it once, also after a failure. */
  end(): void {
    this.#endSymbol();
    this.#writer.close();
  }

  #endSymbol(): void {
    if (this.#symbol >= 0) this.written.set(this.#symbol, this.#writer.endSymbol());
  }
}
