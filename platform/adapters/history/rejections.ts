export const REJECTION_REASONS = [
  'missing-columns',
  'bad-date',
  'empty-symbol',
  'empty-value',
  'bad-number',
  'non-positive-price',
  'high-below-low',
  'outside-high-low',
  'negative-volume',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A row that was left out, with its place and the offending value. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: RejectionReason;
  readonly message: string;
}

/** Rows shown in a report; all of them are counted. */
export const LISTED_ROWS = 200;

export class Rejections {
  total = 0;
  readonly byReason: Partial<Record<RejectionReason, number>> = {};
  readonly listed: RejectedRow[] = [];

  add(file: string, line: number, reason: RejectionReason, message: string): void {
    this.total++;
    this.byReason[reason] = (this.byReason[reason] ?? 0) + 1;
    if (this.listed.length < LISTED_ROWS) this.listed.push({ file, line, reason, message });
  }
}
