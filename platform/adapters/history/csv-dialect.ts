import { CsvScanner } from './csv-scanner.ts';
import { DecimalReader } from './decimal-text.ts';
import { ImportError } from './import-error.ts';

/** How a text file is laid out: its separator, whether its first row names the columns, and the rows used to find out. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Header names, or `column 1`, `column 2` ... of a file without a header. */
  readonly columns: readonly string[];
  readonly samples: readonly (readonly string[])[];
}

const DELIMITERS = ['\t', ';', '|', ','] as const;
const SAMPLE_ROWS = 200;
const MIN_COLUMNS = 5;

function sampleRows(head: Buffer, isWhole: boolean, delimiter: string): string[][] {
  const scanner = new CsvScanner(delimiter);
  scanner.push(head);
  if (isWhole) scanner.end();
  const rows: string[][] = [];
  while (rows.length <= SAMPLE_ROWS && scanner.nextRow()) rows.push(Array.from({ length: scanner.fields }, (_, field) => scanner.text(field)));
  return rows;
}

function chooseDelimiter(head: Buffer, isWhole: boolean): string {
  const widths = DELIMITERS.map((delimiter) => {
    const sizes = sampleRows(head, isWhole, delimiter)
      .slice(0, 21)
      .map((row) => row.length)
      .toSorted((a, b) => a - b);
    return { delimiter, columns: sizes[sizes.length >> 1] ?? 0 };
  });
  const best = widths.find(({ columns }) => columns >= MIN_COLUMNS);
  if (best) return best.delimiter;
  const first = head.toString('utf8', 0, 80).split('\n')[0] ?? '';
  throw new ImportError(
    `no separator (comma, semicolon, tab, bar) gives at least ${MIN_COLUMNS} columns (time, open, high, low, close); the file starts with "${first.trim()}"`,
  );
}

function isNumber(text: string): boolean {
  const bytes = Buffer.from(text, 'latin1');
  return new DecimalReader().read(bytes, 0, bytes.length) || new DecimalReader(true).read(bytes, 0, bytes.length);
}

/** Finds out the layout from the first bytes of a file. `isWhole` says that `head` is the entire file. */
export function detectDialect(head: Buffer, isWhole: boolean, given: { readonly delimiter?: string; readonly header?: boolean } = {}): CsvDialect {
  if (head.length === 0) throw new ImportError('the file is empty');
  if (head.includes(0)) throw new ImportError('the file is not UTF-8 text (it contains zero bytes); save it as CSV in UTF-8');
  const delimiter = given.delimiter ?? chooseDelimiter(head, isWhole);
  const rows = sampleRows(head, isWhole, delimiter);
  const first = rows[0];
  if (!first) throw new ImportError('the file has no rows');
  const hasHeader = given.header ?? !first.some((text) => text !== '' && isNumber(text));
  const samples = hasHeader ? rows.slice(1) : rows;
  if (samples.length === 0) throw new ImportError('the file has a header but no rows');
  return { delimiter, hasHeader, columns: headerOf(hasHeader ? first : undefined, samples), samples };
}

/** True for at least nine of ten (or another share): single damaged rows must not hide what a column is. */
export function mostly<T>(values: readonly T[], is: (value: T) => boolean, share = 0.9): boolean {
  return values.length > 0 && values.filter(is).length >= values.length * share;
}

const CLOCK = /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** Some exports write `Date,Open,...` above rows of `date,time,open,...`: the missing name is put back. */
function headerOf(first: readonly string[] | undefined, samples: readonly (readonly string[])[]): readonly string[] {
  const width = samples[0]?.length ?? 0;
  if (!first) return Array.from({ length: width }, (_, index) => `column ${index + 1}`);
  if (width === first.length + 1 && mostly(samples, (row) => CLOCK.test(row[1] ?? ''))) return [first[0] ?? '', 'time', ...first.slice(1)];
  return first;
}
