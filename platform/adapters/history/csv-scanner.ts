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
  #breaks = 1;
  #isLast = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Buffer): void {
    const rest = this.bytes.subarray(this.#at);
    if (rest.length > MAX_ROW_BYTES)
      throw new Error(`line ${this.#nextLine} is longer than ${MAX_ROW_BYTES} bytes; is this a CSV file, and is a quote left open?`);
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
    const { bytes } = this;
    let at = this.#at;
    let field = 0;
    this.#breaks = 1;
    if (at >= bytes.length) return false;
    for (;;) {
      const end = this.#scanField(at, Math.min(field++, MAX_FIELDS - 1));
      if (end < 0) return false;
      at = end + 1;
      if (end >= bytes.length || bytes[end] === LINE_FEED) break;
    }
    this.fields = Math.min(field, MAX_FIELDS);
    this.line = this.#nextLine;
    this.#nextLine += this.#breaks;
    this.#at = at;
    return true;
  }

  /** Where the field that starts at `from` ends (at a separator, a line end or the end of input); -1 when more bytes are needed. */
  #scanField(from: number, field: number): number {
    const { bytes } = this;
    const length = bytes.length;
    const delimiter = this.#delimiter;
    if (bytes[from] === QUOTE) return this.#scanQuoted(from, field);
    let at = from;
    while (at < length && bytes[at] !== delimiter && bytes[at] !== LINE_FEED) at++;
    if (at >= length && !this.#isLast) return -1;
    this.starts[field] = from;
    this.ends[field] = at > from && bytes[at - 1] === CARRIAGE_RETURN && bytes[at] !== delimiter ? at - 1 : at;
    return at;
  }

  #scanQuoted(from: number, field: number): number {
    const { bytes } = this;
    const close = this.#closingQuote(from);
    if (close < 0 && !this.#isLast) return -1;
    const end = close < 0 ? bytes.length : close;
    for (let at = from; at < end; at++) if (bytes[at] === LINE_FEED) this.#breaks++;
    let at = Math.min(bytes.length, end + 1);
    while (at < bytes.length && bytes[at] !== this.#delimiter && bytes[at] !== LINE_FEED) at++;
    if (at >= bytes.length && !this.#isLast) return -1;
    this.starts[field] = from + 1;
    this.ends[field] = end;
    return at;
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
