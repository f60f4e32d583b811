const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const MAX_FIELDS = 512;
const MAX_ROW_BYTES = 1 << 20;

/**
 * Splits a stream of byte chunks into rows and fields without making strings.
 * Push chunks, then call `nextRow()` until it is false; fields are byte ranges [starts[i], ends[i]) of `bytes`.
 * Quotes follow RFC 4180; blank lines and lines starting with `#` are passed over; memory is one chunk plus one row.
 */
export class CsvScanner {
  bytes: Buffer = Buffer.alloc(0);
  /** Number of fields of the current row. */
  fields = 0;
  /** 1-based line number at which the current row starts. */
  line = 0;
  readonly starts = new Int32Array(MAX_FIELDS);
  readonly ends = new Int32Array(MAX_FIELDS);
  readonly #delimiter: number;
  #at = 0;
  #nextLine = 1;
  #isLast = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Buffer): void {
    const rest = this.bytes.subarray(this.#at);
    if (rest.length > MAX_ROW_BYTES) throw new Error(`line ${this.#nextLine} is longer than ${MAX_ROW_BYTES} bytes; is this a CSV file, and is a quote left open?`);
    this.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.#at = 0;
  }

  /** No more chunks follow: an unfinished last row counts as a row. */
  end(): void {
    this.#isLast = true;
  }

  nextRow(): boolean {
    while (this.#scanRow()) {
      const isBlank = this.fields === 1 && this.starts[0] === this.ends[0];
      if (!isBlank && this.bytes[this.starts[0] as number] !== 35) return true;
    }
    return false;
  }

  text(field: number): string {
    if (field >= this.fields) return '';
    return this.bytes.toString('utf8', this.starts[field], this.ends[field]).replaceAll('""', '"').trim();
  }

  #scanRow(): boolean {
    const { bytes, starts, ends } = this;
    const length = bytes.length;
    const delimiter = this.#delimiter;
    let at = this.#at;
    let lines = 1;
    let field = 0;
    if (at >= length) return false;
    for (;;) {
      let start = at;
      let end = -1;
      if (bytes[at] === QUOTE) {
        const close = this.#closingQuote(at);
        if (close < 0 && !this.#isLast) return false;
        start = at + 1;
        end = close < 0 ? length : close;
        for (let i = start; i < end; i++) if (bytes[i] === LINE_FEED) lines++;
        at = Math.min(length, end + 1);
      }
      while (at < length && bytes[at] !== delimiter && bytes[at] !== LINE_FEED) at++;
      if (at >= length && !this.#isLast) return false;
      if (field < MAX_FIELDS) {
        starts[field] = start;
        ends[field] = end >= 0 ? end : at > start && bytes[at - 1] === CARRIAGE_RETURN && bytes[at] !== delimiter ? at - 1 : at;
        field++;
      }
      if (at >= length || bytes[at] === LINE_FEED) break;
      at++;
    }
    this.fields = field;
    this.line = this.#nextLine;
    this.#nextLine += lines;
    this.#at = at + 1;
    return true;
  }

  #closingQuote(open: number): number {
    for (let at = open + 1; at < this.bytes.length; at++) {
      if (this.bytes[at] !== QUOTE) continue;
      if (this.bytes[at + 1] === QUOTE) at++;
      else return at;
    }
    return -1;
  }
}
