import { Tooltip } from '@mantine/core';
import type { Metrics } from '../../api/types.ts';
import { signClass } from '../../components/Figure.tsx';
import { formatMetric, presentGroups } from './metric-catalog.ts';

interface Props {
  readonly metrics: Metrics;
  readonly definitions: Readonly<Record<string, string>>;
}

export function MetricGroups({ metrics, definitions }: Props) {
  return (
    <div className="pd-metrics">
      {presentGroups(metrics).map(({ title, entries }) => (
        <section key={title} className="pd-metric-group">
          <h3>{title}</h3>
          {entries.map(({ key, label, format, isSigned }) => (
            <div key={key} className="pd-metric">
              <Tooltip label={definitions[key] ?? label} position="top-start">
                <span>{label}</span>
              </Tooltip>
              <span className={isSigned ? signClass(metrics[key]) : ''}>{formatMetric(metrics[key], format)}</span>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
