import type { MonthlyRow } from '../../api/types.ts';
import { formatSignedPercent } from '../../components/format.ts';
import { heatColour } from './heat.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function MonthlyTable({ rows }: { readonly rows: readonly MonthlyRow[] }) {
  return (
    <div className="pd-scroll-x" style={{ padding: '6px 10px 10px', maxHeight: 420, overflowY: 'auto' }}>
      <table className="pd-months" data-testid="monthly">
        <thead>
          <tr>
            <th>Year</th>
            {MONTHS.map((month) => (
              <th key={month}>{month}</th>
            ))}
            <th>Year</th>
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ year, months, total }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {MONTHS.map((month, index) => (
                <Cell key={month} value={months[index] ?? null} />
              ))}
              <Cell value={total} isTotal />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value, isTotal = false }: { readonly value: number | null; readonly isTotal?: boolean }) {
  return (
    <td className={isTotal ? 'pd-months-total' : undefined} style={{ background: heatColour(value) }}>
      {value === null ? '' : formatSignedPercent(value, 1)}
    </td>
  );
}
