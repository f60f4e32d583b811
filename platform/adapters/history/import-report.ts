import type { ReadingCounts } from './bar-parser.ts';
import type { Gap } from './gaps.ts';
import type { RejectedRow, RejectionReason } from './rejections.ts';
import type { Timeframe } from './timeframe.ts';

/** A row whose symbol and time were there already; the first one stayed. */
export interface DuplicateRow {
  readonly file: string;
  readonly line: number;
  readonly symbol: string;
  readonly time: number;
  /** The dropped row says something else than the one that stayed. */
  readonly differs: boolean;
}

/** How the columns of a file were understood. */
export interface FileReading {
  readonly file: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly timeFormat: string;
  readonly delimiter: string;
  /** Why the file was passed over; only in an import of several files. */
  readonly problem?: string;
}

/** What an import found: everything that was changed or left out is here. */
export interface ImportReport {
  readonly files: readonly FileReading[];
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rejected: { readonly total: number; readonly byReason: Readonly<Partial<Record<RejectionReason, number>>>; readonly listed: readonly RejectedRow[] };
  readonly duplicates: { readonly total: number; readonly differing: number; readonly listed: readonly DuplicateRow[] };
  /** Rows that came before an earlier row of their symbol and were sorted in. */
  readonly unsortedRows: number;
  readonly gaps: { readonly total: number; readonly listed: readonly Gap[] };
  readonly timeframe: Timeframe;
  readonly timezone: string;
  /** In plain words: what else was done to the values. */
  readonly notes: readonly string[];
  readonly elapsedMs: number;
}

const MAX_LISTED = 200;

/** Collects duplicates while rows are merged. */
export class Duplicates {
  total = 0;
  differing = 0;
  readonly listed: DuplicateRow[] = [];

  add(duplicate: DuplicateRow): void {
    this.total++;
    if (duplicate.differs) this.differing++;
    if (this.listed.length < MAX_LISTED) this.listed.push(duplicate);
  }
}

/** The notes of a report from what was counted while reading. */
export function notesOf(counts: ReadingCounts, actions: number): readonly string[] {
  const notes: string[] = [];
  const note = (count: number, one: string, many: string): void => {
    if (count > 0) notes.push(`${count} ${count === 1 ? one : many}`);
  };
  const noise = 'carried floating-point noise (such as 0.30000000000000004), which was removed';
  const noVolume = 'empty or said that there is none (such as NaN)';
  note(counts.roundedValues, 'price with more than 8 decimals was rounded to 8', 'prices with more than 8 decimals were rounded to 8');
  note(counts.denoisedValues, `price ${noise}`, `prices ${noise}`);
  note(counts.emptyVolumes, `volume was ${noVolume} and was read as 0`, `volumes were ${noVolume} and were read as 0`);
  note(actions, 'dividend or split was found in the file', 'dividends and splits were found in the file');
  return notes;
}
