import { Tooltip } from '@mantine/core';
import type { FillRow, OrderRow } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import { DASH, formatDecimal, formatTime } from '../../components/format.ts';

const BAD = new Set(['denied', 'rejected', 'expired']);

function Status({ order }: { readonly order: OrderRow }) {
  const text = (
    <span className={BAD.has(order.status.toLowerCase()) ? 'pd-down' : order.status.toLowerCase() === 'filled' ? 'pd-up' : 'pd-2'}>{order.status}</span>
  );
  return order.reason === undefined ? (
    text
  ) : (
    <Tooltip label={order.reason}>
      <span style={{ textDecoration: 'underline dotted', textUnderlineOffset: 3 }}>{text}</span>
    </Tooltip>
  );
}

const side = (row: { readonly side: 'buy' | 'sell' }) => <span className={row.side === 'buy' ? 'pd-up' : 'pd-down'}>{row.side}</span>;

/** Only text grows with the table: equal shares for figures would push the reason out of sight. */
export const ORDER_COLUMNS: readonly Column<OrderRow>[] = [
  { key: 'submittedAt', header: 'Submitted', width: '142px', sortBy: (row) => row.submittedAt, cell: (row) => formatTime(row.submittedAt) },
  {
    key: 'symbol',
    header: 'Symbol',
    width: 'minmax(84px, 0.3fr)',
    sortBy: (row) => row.symbol,
    cell: (row) => <span style={{ fontWeight: 500 }}>{row.symbol}</span>,
  },
  { key: 'side', header: 'Side', width: '52px', sortBy: (row) => row.side, cell: side },
  { key: 'type', header: 'Type', width: '84px', sortBy: (row) => row.type, cell: (row) => row.type },
  { key: 'status', header: 'Status', width: '100px', sortBy: (row) => row.status, cell: (row) => <Status order={row} /> },
  {
    key: 'quantity',
    header: 'Quantity',
    width: '88px',
    align: 'right',
    sortBy: (row) => Number(row.quantity),
    cell: (row) => formatDecimal(row.quantity),
  },
  {
    key: 'filled',
    header: 'Filled',
    width: '80px',
    align: 'right',
    sortBy: (row) => Number(row.filledQuantity),
    cell: (row) => formatDecimal(row.filledQuantity),
  },
  {
    key: 'limit',
    header: 'Limit',
    width: '80px',
    align: 'right',
    sortBy: (row) => Number(row.limitPrice ?? Number.NaN),
    cell: (row) => formatDecimal(row.limitPrice, 2),
  },
  {
    key: 'stop',
    header: 'Stop',
    width: '80px',
    align: 'right',
    sortBy: (row) => Number(row.stopPrice ?? Number.NaN),
    cell: (row) => formatDecimal(row.stopPrice, 2),
  },
  {
    key: 'average',
    header: 'Avg. price',
    width: '86px',
    align: 'right',
    sortBy: (row) => Number(row.averagePrice ?? Number.NaN),
    cell: (row) => formatDecimal(row.averagePrice, 2),
  },
  { key: 'tif', header: 'Valid', width: '56px', cell: (row) => row.timeInForce },
  {
    key: 'reason',
    header: 'Reason',
    width: 'minmax(240px, 1fr)',
    sortBy: (row) => row.reason,
    cell: (row) => (
      <span className="pd-2 pd-dt-long" title={row.reason}>
        {row.reason ?? row.tag ?? DASH}
      </span>
    ),
  },
];

export const FILL_COLUMNS: readonly Column<FillRow>[] = [
  { key: 'time', header: 'Time', width: '152px', sortBy: (row) => row.time, cell: (row) => formatTime(row.time) },
  {
    key: 'symbol',
    header: 'Symbol',
    width: 'minmax(90px, 1fr)',
    sortBy: (row) => row.symbol,
    cell: (row) => <span style={{ fontWeight: 500 }}>{row.symbol}</span>,
  },
  { key: 'side', header: 'Side', width: '70px', sortBy: (row) => row.side, cell: side },
  {
    key: 'quantity',
    header: 'Quantity',
    width: 'minmax(90px, 1fr)',
    align: 'right',
    sortBy: (row) => Number(row.quantity),
    cell: (row) => formatDecimal(row.quantity),
  },
  { key: 'price', header: 'Price', width: 'minmax(90px, 1fr)', align: 'right', sortBy: (row) => Number(row.price), cell: (row) => formatDecimal(row.price, 2) },
  { key: 'fee', header: 'Fee', width: 'minmax(90px, 1fr)', align: 'right', sortBy: (row) => Number(row.fee), cell: (row) => formatDecimal(row.fee, 2) },
  {
    key: 'slippage',
    header: 'Slippage',
    width: 'minmax(90px, 1fr)',
    align: 'right',
    sortBy: (row) => Number(row.slippage),
    cell: (row) => formatDecimal(row.slippage, 2),
  },
  { key: 'orderId', header: 'Order', width: 'minmax(90px, 1fr)', cell: (row) => <span className="pd-mono pd-dim">{row.orderId}</span> },
];
