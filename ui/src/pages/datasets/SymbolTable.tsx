import { useDeferredValue, useMemo, useState } from 'react';
import type { DatasetDetail, DatasetSymbol } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { filterSymbols } from '../../components/filter-symbols.ts';
import { formatDate, formatInteger } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { SearchField } from '../../components/SearchField.tsx';

const COLUMNS: readonly Column<DatasetSymbol>[] = [
  {
    key: 'symbol',
    header: 'Symbol',
    width: 'minmax(64px, 1.1fr)',
    sortBy: (row) => row.symbol,
    cell: (row) => <span style={{ fontWeight: 500 }}>{row.symbol}</span>,
  },
  { key: 'rows', header: 'Bars', width: 'minmax(66px, 1fr)', align: 'right', sortBy: (row) => row.rows, cell: (row) => formatInteger(row.rows) },
  { key: 'from', header: 'From', width: '92px', sortBy: (row) => row.firstTime, cell: (row) => formatDate(row.firstTime) },
  { key: 'to', header: 'To', width: '92px', sortBy: (row) => row.lastTime, cell: (row) => formatDate(row.lastTime) },
  {
    key: 'gaps',
    header: 'Gaps',
    width: '64px',
    align: 'right',
    sortBy: (row) => row.gaps,
    cell: (row) => <span className={row.gaps > 0 ? 'pd-warn' : 'pd-dim'}>{formatInteger(row.gaps)}</span>,
  },
];

interface Props {
  readonly dataset: DatasetDetail;
  readonly selected: string;
  readonly onSelect: (symbol: string) => void;
}

export function SymbolTable({ dataset, selected, onSelect }: Props) {
  const [search, setSearch] = useState('');
  const deferred = useDeferredValue(search);
  const bySymbol = useMemo(() => new Map(dataset.symbols.map((item) => [item.symbol, item])), [dataset.symbols]);
  const rows = useMemo(() => filterSymbols([...bySymbol.keys()], deferred).flatMap((symbol) => bySymbol.get(symbol) ?? []), [bySymbol, deferred]);
  return (
    <Card title="Symbols" isFlush aside={<SearchField label="Search symbols" width={170} value={search} onChange={setSearch} />}>
      <DataTable
        label="Symbols"
        rows={rows}
        columns={COLUMNS}
        rowKey={(row) => row.symbol}
        height={440}
        onRow={(row) => onSelect(row.symbol)}
        selected={bySymbol.get(selected) ?? null}
        testId="symbols"
      />
    </Card>
  );
}
