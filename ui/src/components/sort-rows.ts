export type SortValue = number | string | null | undefined;

export interface Sort {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** Clicking a header: descending, ascending, then the order that the server gave. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, direction: 'desc' };
  return sort.direction === 'desc' ? { key, direction: 'asc' } : null;
}

function isMissing(value: SortValue): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

function compare(a: SortValue, b: SortValue): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
}

/** A sorted copy. Stable; missing values come last in both directions. */
export function sortRows<Row>(rows: readonly Row[], by: (row: Row) => SortValue, direction: Sort['direction']): readonly Row[] {
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: by(row) }))
    .toSorted((a, b) => {
      if (isMissing(a.value) || isMissing(b.value)) return Number(isMissing(a.value)) - Number(isMissing(b.value));
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}
