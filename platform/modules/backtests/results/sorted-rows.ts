import { Problem } from '../../ops/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** Sorts rows by one column: numbers and decimal texts by value, other texts by code, rows without a value last. Equal rows keep their order. */
export function sortRows(rows: readonly Row[], sort: string): readonly Row[] {
  const isDescending = sort.startsWith('-');
  const column = isDescending ? sort.slice(1) : sort;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  if (rows.length > 0 && !columns.includes(column))
    throw Problem.invalidField('sort', sort, `column "${column}" does not exist; columns: ${columns.join(', ')}`, columns);
  const keyed = rows.map((row) => ({ row, key: sortKey(row[column]) }));
  const direction = isDescending ? -1 : 1;
  return keyed.toSorted((a, b) => compare(a.key, b.key, direction)).map(({ row }) => row);
}

function sortKey(value: unknown): number | string | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function compare(a: number | string | undefined, b: number | string | undefined, direction: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
  const [left, right] = [String(a), String(b)];
  return left === right ? 0 : (left < right ? -1 : 1) * direction;
}
