import type { ImportJob, ImportReport } from '../../api/types.ts';
import { formatDate, formatInteger, formatTime, plural } from '../../components/format.ts';

export interface ReportFact {
  readonly label: string;
  readonly count: number;
  readonly isBad: boolean;
}

export interface ReportLine {
  readonly where: string;
  readonly symbol: string;
  readonly what: string;
}

export interface ReportList {
  readonly label: string;
  readonly total: number;
  readonly lines: readonly ReportLine[];
}

export function reportFacts(report: ImportReport): readonly ReportFact[] {
  const { rowsRead, rowsKept, rejected, duplicates, unsortedRows, gaps } = report;
  return [
    { label: 'Rows read', count: rowsRead, isBad: false },
    { label: 'Kept', count: rowsKept, isBad: rowsKept === 0 },
    { label: 'Rejected', count: rejected.total, isBad: rejected.total > 0 },
    { label: 'Duplicates', count: duplicates.total, isBad: duplicates.differing > 0 },
    { label: 'Out of order', count: unsortedRows, isBad: unsortedRows > 0 },
    { label: 'Gaps', count: gaps.total, isBad: gaps.total > 0 },
  ];
}

/** What was imported, and how much of the file was not. */
export function importTitle({ name, rowsRead, report }: Pick<ImportJob, 'name' | 'rowsRead' | 'report'>): string {
  const rejected = report?.rejected.total ?? 0;
  const left = rejected === 0 ? '' : `; ${formatInteger(rejected)} of ${plural(report?.rowsRead ?? rowsRead, 'row')} were rejected`;
  return `Imported ${plural(report?.rowsKept ?? rowsRead, 'bar')} into ${name}${left}`;
}

const DAY_MS = 86_400_000;

/** Dates for gaps between days; dates and times for those inside one, also where one end is midnight. */
function spanText({ after, before }: { readonly after: number; readonly before: number }): string {
  const isDaily = after % DAY_MS === 0 && before % DAY_MS === 0;
  const text = (time: number): string => (isDaily ? formatDate(time) : new Date(time).toISOString().slice(0, 16).replace('T', ' '));
  return `${text(after)} to ${text(before)}`;
}

/** Rejected rows, duplicates and gaps with file and line; lists that are empty are left out. */
export function reportLists({ rejected, duplicates, gaps }: ImportReport): readonly ReportList[] {
  const lists: readonly ReportList[] = [
    {
      label: 'Rejected rows',
      total: rejected.total,
      lines: rejected.listed.map((row) => ({ where: `${row.file}:${row.line}`, symbol: '', what: row.message })),
    },
    {
      label: 'Duplicates',
      total: duplicates.total,
      lines: duplicates.listed.map((row) => ({
        where: `${row.file}:${row.line}`,
        symbol: row.symbol,
        what: `${formatTime(row.time)} was there already; ${row.differs ? 'the values differ, the first row stayed' : 'the same values'}`,
      })),
    },
    {
      label: 'Gaps',
      total: gaps.total,
      lines: gaps.listed.map((gap) => ({
        where: spanText(gap),
        symbol: gap.symbol,
        what: `${plural(gap.missing, 'bar')} missing`,
      })),
    },
  ];
  return lists.filter((list) => list.total > 0);
}
