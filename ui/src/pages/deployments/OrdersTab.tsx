import { IconArrowsExchange, IconReceipt } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { DeploymentFill, DeploymentOrder } from '../../api/types.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { FILL_COLUMNS, ORDER_COLUMNS } from '../report/order-columns.tsx';
import { MoreButton } from './MoreButton.tsx';
import { useRows } from './use-rows.ts';

const HEIGHT = 560;

export function OrdersTab({ id }: { readonly id: string }) {
  const { rows, query, more } = useRows<DeploymentOrder>(id, 'orders');
  const shown = useMemo(() => rows?.map((row) => ({ ...row, id: String(row.id) })) ?? [], [rows]);
  return (
    <Card title="Orders, newest first" aside={<MoreButton more={more} />} isFlush>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={IconReceipt} title="No orders yet" isCompact />
          ) : (
            <DataTable label="Orders" rows={shown} columns={ORDER_COLUMNS} rowKey={(row) => row.id} height={HEIGHT} testId="orders" />
          )
        }
      </Loaded>
    </Card>
  );
}

export function FillsTab({ id }: { readonly id: string }) {
  const { rows, query, more } = useRows<DeploymentFill>(id, 'fills');
  const shown = useMemo(() => rows?.map((row) => ({ ...row, orderId: String(row.orderId) })) ?? [], [rows]);
  return (
    <Card title="Fills, newest first" aside={<MoreButton more={more} />} isFlush>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={IconArrowsExchange} title="No fills yet" isCompact />
          ) : (
            <DataTable label="Fills" rows={shown} columns={FILL_COLUMNS} rowKey={(row) => row.id} height={HEIGHT} testId="fills" />
          )
        }
      </Loaded>
    </Card>
  );
}
