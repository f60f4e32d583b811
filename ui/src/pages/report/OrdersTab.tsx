import { SegmentedControl } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import type { FillRow, OrderRow } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Card } from '../../components/Page.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { FILL_COLUMNS, ORDER_COLUMNS } from './order-columns.tsx';
import { RunTable } from './RunTable.tsx';
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
      aside={<SearchField label="Filter rows" placeholder="Symbol, status, tag or reason" width={220} value={search} onChange={setSearch} />}
    >
      {kind === 'orders' ? <Orders id={id} filter={filter} /> : <Fills id={id} filter={filter} />}
    </Card>
  );
}

interface ListProps {
  readonly id: string;
  readonly filter: string;
}

const orderText = (row: OrderRow): string => `${row.symbol} ${row.side} ${row.type} ${row.status} ${row.tag ?? ''} ${row.reason ?? ''} ${row.id}`;
const fillText = (row: FillRow): string => `${row.symbol} ${row.side} ${row.orderId}`;

function Orders({ id, filter }: ListProps) {
  const run = useRunRows(id, 'orders');
  const none = (
    <EmptyState
      icon={IconListDetails}
      title="No orders"
      text="The strategy placed none. Check its conditions, its warm-up and the length of the data."
      isCompact
    />
  );
  return <RunTable run={run} noun="orders" columns={ORDER_COLUMNS} rowKey={(row) => row.id} textOf={orderText} filter={filter} none={none} />;
}

function Fills({ id, filter }: ListProps) {
  const run = useRunRows(id, 'fills');
  const none = <EmptyState icon={IconListDetails} title="No fills" text="No order met the market." isCompact />;
  return <RunTable run={run} noun="fills" columns={FILL_COLUMNS} rowKey={(row, i) => `${row.orderId} ${i}`} textOf={fillText} filter={filter} none={none} />;
}
