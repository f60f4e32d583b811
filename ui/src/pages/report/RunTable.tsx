import { useMemo, type ReactNode } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { capitalised } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { RowsNote } from './RowsNote.tsx';
import type { RunRows } from './use-run-rows.ts';

interface Props<Row> {
  readonly run: RunRows<Row>;
  readonly noun: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row, index: number) => string;
  /** What of a row is compared with the filter, which is in lower case. */
  readonly textOf: (row: Row) => string;
  readonly filter: string;
  readonly none: ReactNode;
}

/** Rows of a run that fit the filter, and how many there are. */
export function RunTable<Row>({ run: { rows, query, isLoadingMore, isCut }, noun, columns, rowKey, textOf, filter, none }: Props<Row>) {
  const shown = useMemo(() => rows?.filter((row) => filter === '' || textOf(row).toLowerCase().includes(filter)) ?? [], [rows, filter, textOf]);
  return (
    <Loaded query={query}>
      {(all) =>
        all.length === 0 ? (
          none
        ) : (
          <>
            <DataTable label={capitalised(noun)} rows={shown} columns={columns} rowKey={rowKey} height={600} testId={noun} />
            <div style={{ padding: '8px 14px' }}>
              <RowsNote count={shown.length} noun={noun} isLoadingMore={isLoadingMore} isCut={isCut} />
            </div>
          </>
        )
      }
    </Loaded>
  );
}
