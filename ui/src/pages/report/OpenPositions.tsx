import type { OpenPositionRow } from '../../api/types.ts';
import { signClass } from '../../components/Figure.tsx';
import { formatDecimal, formatSignedMoney, formatTime } from '../../components/format.ts';

export function OpenPositions({ rows }: { readonly rows: readonly OpenPositionRow[] }) {
  return (
    <div className="pd-scroll-x" style={{ maxHeight: 360, overflowY: 'auto' }}>
      <table className="pd-table">
        <thead>
          <tr>
            <th>Symbol</th>
            <th>Side</th>
            <th className="pd-right">Quantity</th>
            <th>Entered</th>
            <th className="pd-right">Average price</th>
            <th className="pd-right">Last price</th>
            <th className="pd-right">Unrealised P&L</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.symbol}${row.entryTime}`}>
              <td style={{ fontWeight: 500 }}>{row.symbol}</td>
              <td>{row.side}</td>
              <td className="pd-right pd-num">{formatDecimal(row.quantity)}</td>
              <td className="pd-num">{formatTime(row.entryTime)}</td>
              <td className="pd-right pd-num">{formatDecimal(row.averagePrice, 2)}</td>
              <td className="pd-right pd-num">{formatDecimal(row.lastPrice, 2)}</td>
              <td className={`pd-right pd-num ${signClass(row.unrealizedPnl)}`}>{formatSignedMoney(row.unrealizedPnl)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
