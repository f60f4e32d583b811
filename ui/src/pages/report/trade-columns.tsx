import type { TradeRow } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import { signClass } from '../../components/Figure.tsx';
import { DASH, formatDecimal, formatInteger, formatMoney, formatSignedMoney, formatSignedPercent, formatTime } from '../../components/format.ts';

/** P&L as a share of what was put in. */
export function tradeReturn(trade: Pick<TradeRow, 'pnl' | 'quantity' | 'entryPrice'>): number {
  const invested = Number(trade.quantity) * Number(trade.entryPrice);
  return invested === 0 ? Number.NaN : Number(trade.pnl) / Math.abs(invested);
}

export function tradeKey(trade: TradeRow, index: number): string {
  return `${trade.symbol} ${trade.entryTime} ${index}`;
}

export const TRADE_COLUMNS: readonly Column<TradeRow>[] = [
  {
    key: 'symbol',
    header: 'Symbol',
    width: 'minmax(90px, 1fr)',
    sortBy: (row) => row.symbol,
    cell: (row) => <span style={{ fontWeight: 500 }}>{row.symbol}</span>,
  },
  { key: 'side', header: 'Side', width: '68px', sortBy: (row) => row.side, cell: (row) => row.side },
  {
    key: 'quantity',
    header: 'Quantity',
    width: 'minmax(88px, 1fr)',
    align: 'right',
    sortBy: (row) => Number(row.quantity),
    cell: (row) => formatDecimal(row.quantity),
  },
  { key: 'entryTime', header: 'Entry', width: '152px', sortBy: (row) => row.entryTime, cell: (row) => formatTime(row.entryTime) },
  {
    key: 'entryPrice',
    header: 'Entry price',
    width: 'minmax(96px, 1fr)',
    align: 'right',
    sortBy: (row) => Number(row.entryPrice),
    cell: (row) => formatDecimal(row.entryPrice, 2),
  },
  { key: 'exitTime', header: 'Exit', width: '152px', sortBy: (row) => row.exitTime, cell: (row) => formatTime(row.exitTime) },
  {
    key: 'exitPrice',
    header: 'Exit price',
    width: 'minmax(96px, 1fr)',
    align: 'right',
    sortBy: (row) => Number(row.exitPrice),
    cell: (row) => formatDecimal(row.exitPrice, 2),
  },
  {
    key: 'pnl',
    header: 'P&L',
    width: 'minmax(100px, 1fr)',
    align: 'right',
    sortBy: (row) => Number(row.pnl),
    cell: (row) => <span className={signClass(row.pnl)}>{formatSignedMoney(row.pnl)}</span>,
  },
  {
    key: 'return',
    header: 'Return',
    width: '84px',
    align: 'right',
    sortBy: tradeReturn,
    cell: (row) => <span className={signClass(row.pnl)}>{formatSignedPercent(tradeReturn(row))}</span>,
  },
  { key: 'fees', header: 'Fees', width: '80px', align: 'right', sortBy: (row) => Number(row.fees), cell: (row) => formatMoney(row.fees) },
  { key: 'bars', header: 'Bars', width: '68px', align: 'right', sortBy: (row) => row.bars, cell: (row) => formatInteger(row.bars) },
  { key: 'mae', header: 'MAE', width: '92px', align: 'right', sortBy: (row) => Number(row.mae ?? Number.NaN), cell: (row) => formatMoney(row.mae) },
  { key: 'mfe', header: 'MFE', width: '92px', align: 'right', sortBy: (row) => Number(row.mfe ?? Number.NaN), cell: (row) => formatMoney(row.mfe) },
  {
    key: 'exitReason',
    header: 'Exit by',
    width: 'minmax(90px, 1fr)',
    sortBy: (row) => row.exitReason,
    cell: (row) => <span className="pd-2">{row.exitReason ?? DASH}</span>,
  },
];
