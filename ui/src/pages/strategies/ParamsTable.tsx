import './strategies.css';
import { IconAdjustmentsOff } from '@tabler/icons-react';
import type { ParamSchema } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { rangeText } from './range-text.ts';

export function ParamsTable({ params }: { readonly params: readonly ParamSchema[] }) {
  if (params.length === 0) return <EmptyState icon={IconAdjustmentsOff} title="No parameters" text="This strategy always runs the same way." isCompact />;
  return (
    <div className="pd-scroll-x">
      <table className="pd-table">
        <thead>
          <tr>
            <th>Parameter</th>
            <th>Type</th>
            <th className="pd-right">Default</th>
            <th>Allowed</th>
          </tr>
        </thead>
        <tbody>
          {params.map((param) => (
            <tr key={param.name}>
              <td>
                <span style={{ fontWeight: 500 }}>{param.label ?? param.name}</span>
                {param.label !== undefined && <span className="pd-mono pd-dim"> {param.name}</span>}
                {param.description !== undefined && <div className="pd-dim">{param.description}</div>}
              </td>
              <td className="pd-mono">{param.kind}</td>
              <td className="pd-mono pd-right">{String(param.default)}</td>
              <td className="pd-2">{rangeText(param)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
