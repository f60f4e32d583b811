import './data-table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo, useCallback, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { nextSort, sortRows, type Sort, type SortValue } from './sort-rows.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** CSS grid track, e.g. `minmax(90px, 1fr)`. */
  readonly width: string;
  readonly align?: 'right';
  readonly sortBy?: (row: Row) => SortValue;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row, index: number) => string | number;
  readonly height?: number | string;
  readonly initialSort?: Sort;
  readonly onRow?: (row: Row) => void;
  readonly selected?: Row | null;
  readonly testId?: string;
}

const ROW_HEIGHT = 33;
const HEADER_HEIGHT = 34;

/** Sortable table that only draws the rows in view: thousands of rows cost as much as thirty. */
export function DataTable<Row>({ label, rows, columns, rowKey, height = 420, initialSort, onRow, selected = null, testId }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null);
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.key === sort?.key)?.sortBy;
    return sort === null || by === undefined ? rows : sortRows(rows, by, sort.direction);
  }, [rows, columns, sort]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    paddingStart: HEADER_HEIGHT,
  });
  const template = useMemo(() => ({ gridTemplateColumns: columns.map((column) => column.width).join(' ') }), [columns]);
  const latest = useRef(onRow);
  latest.current = onRow;
  const open = useCallback((row: Row) => latest.current?.(row), []);
  const needed = HEADER_HEIGHT + sorted.length * ROW_HEIGHT + 2;
  return (
    <div
      className="pd-dt"
      ref={scroller}
      role="table"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      style={{ height: typeof height === 'number' ? Math.min(height, needed) : height }}
      data-testid={testId}
    >
      <div className="pd-dt-canvas" style={{ height: virtual.getTotalSize() }}>
        <div className="pd-dt-row pd-dt-head" role="row" aria-rowindex={1} style={template}>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={sort} onSort={setSort} />
          ))}
        </div>
        {virtual.getVirtualItems().map((item) => {
          const row = sorted[item.index];
          if (row === undefined) return null;
          return (
            <BodyRow
              key={rowKey(row, item.index)}
              row={row}
              index={item.index}
              start={item.start}
              columns={columns}
              template={template}
              isSelected={row === selected}
              open={onRow ? open : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly start: number;
  readonly columns: readonly Column<Row>[];
  readonly template: CSSProperties;
  readonly isSelected: boolean;
  readonly open: ((row: Row) => void) | undefined;
}

function PlainRow<Row>({ row, index, start, columns, template, isSelected, open }: RowProps<Row>) {
  const onOpen = open && (() => open(row));
  return (
    <div
      className="pd-dt-row"
      role="row"
      aria-rowindex={index + 2}
      data-click={open !== undefined || undefined}
      data-selected={isSelected || undefined}
      tabIndex={open ? 0 : undefined}
      onClick={onOpen}
      onKeyDown={onOpen && ((event) => activate(event, onOpen))}
      style={{ ...template, transform: `translateY(${start}px)` }}
    >
      {columns.map((column) => (
        <div key={column.key} role="cell" className="pd-dt-cell" data-align={column.align}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** Rows that stay in view while scrolling are not drawn again. */
const BodyRow = memo(PlainRow) as typeof PlainRow;

function activate(event: KeyboardEvent<HTMLElement>, open: () => void): void {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    open();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const sibling = event.key === 'ArrowDown' ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
    if (sibling instanceof HTMLElement && sibling.tabIndex === 0) {
      event.preventDefault();
      sibling.focus();
    }
  }
}

interface HeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  if (!column.sortBy)
    return (
      <div role="columnheader" className="pd-dt-cell" data-align={column.align}>
        {column.header}
      </div>
    );
  const direction = sort?.key === column.key ? sort.direction : undefined;
  return (
    <div
      role="columnheader"
      className="pd-dt-cell"
      data-align={column.align}
      aria-sort={direction === undefined ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
    >
      <button type="button" className="pd-dt-sort" data-active={direction !== undefined || undefined} onClick={() => onSort(nextSort(sort, column.key))}>
        {column.header}
        {direction === 'asc' && <IconArrowUp size={12} />}
        {direction === 'desc' && <IconArrowDown size={12} />}
      </button>
    </div>
  );
}
