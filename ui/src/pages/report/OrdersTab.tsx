import { SegmentedControl, TextInput } from '@mantine/core';
import { IconListDetails, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { FillRow, OrderRow } from '../../api/types.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { FILL_COLUMNS, ORDER_COLUMNS } from './order-columns.tsx';
import { RowsNote } from './RowsNote.tsx';
import { useRunRows } from './use-run-rows.ts';

export function OrdersTab({ id }: { readonly id: string }) {
  const [kind, setKind] = useState<string>('orders');
  const [search, setSearch] = useState('');
  const filter = useDeferredValue(search.trim().toLowerCase());
  return (
    <Card
      isFlush
      title={
        <SegmentedControl
          size="xs"
          aria-label="Rows"
          data={[
            { value: 'orders', label: 'Orders' },
            { value: 'fills', label: 'Fills' },
          ]}
          value={kind}
          onChange={setKind}
        />
      }
      aside={
        <TextInput
          size="xs"
          w={220}
          placeholder="Symbol, status, tag or reason"
          aria-label="Filter rows"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          data-search
        />
      }
    >
      {kind === 'orders' ? <Orders id={id} filter={filter} /> : <Fills id={id} filter={filter} />}
    </Card>
  );
}

interface ListProps {
  readonly id: string;
  readonly filter: string;
}

const orderText = (row: OrderRow): string => `${row.symbol} ${row.side} ${row.type} ${row.status} ${row.tag ?? ''} ${row.reason ?? ''} ${row.id}`.toLowerCase();
const fillText = (row: FillRow): string => `${row.symbol} ${row.side} ${row.orderId}`.toLowerCase();

function Orders({ id, filter }: ListProps) {
  const { rows, query, isLoadingMore, isCut } = useRunRows(id, 'orders');
  const shown = useMemo(() => rows?.filter((row) => filter === '' || orderText(row).includes(filter)) ?? [], [rows, filter]);
  return (
    <Loaded query={query}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState
            icon={IconListDetails}
            title="No orders"
            text="The strategy placed none. Check its conditions, its warm-up and the length of the data."
            isCompact
          />
        ) : (
          <>
            <DataTable label="Orders" rows={shown} columns={ORDER_COLUMNS} rowKey={(row) => row.id} height={600} testId="orders" />
            <div style={{ padding: '8px 14px' }}>
              <RowsNote count={shown.length} noun="orders" isLoadingMore={isLoadingMore} isCut={isCut} />
            </div>
          </>
        )
      }
    </Loaded>
  );
}

function Fills({ id, filter }: ListProps) {
  const { rows, query, isLoadingMore, isCut } = useRunRows(id, 'fills');
  const shown = useMemo(() => rows?.filter((row) => filter === '' || fillText(row).includes(filter)) ?? [], [rows, filter]);
  return (
    <Loaded query={query}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState icon={IconListDetails} title="No fills" text="No order met the market." isCompact />
        ) : (
          <>
            <DataTable label="Fills" rows={shown} columns={FILL_COLUMNS} rowKey={(row, index) => `${row.orderId} ${index}`} height={600} testId="fills" />
            <div style={{ padding: '8px 14px' }}>
              <RowsNote count={shown.length} noun="fills" isLoadingMore={isLoadingMore} isCut={isCut} />
            </div>
          </>
        )
      }
    </Loaded>
  );
}
