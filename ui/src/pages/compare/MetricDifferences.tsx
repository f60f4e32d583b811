import { Tooltip } from '@mantine/core';
import { Fragment } from 'react';
import type { Report } from '../../api/types.ts';
import { formatMetric, presentGroups } from '../report/metric-catalog.ts';
import { differenceOf } from './difference.ts';

interface Props {
  readonly left: Report;
  readonly right: Report;
}

export function MetricDifferences({ left, right }: Props) {
  const groups = presentGroups({ ...right.metrics, ...left.metrics });
  return (
    <div className="pd-scroll-x">
      <table className="pd-table pd-compare-table" data-testid="metric-differences">
        <thead>
          <tr>
            <th>Metric</th>
            <th className="pd-right">A</th>
            <th className="pd-right">B</th>
            <th className="pd-right">B − A</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ title, entries }) => (
            <Fragment key={title}>
              <tr data-group>
                <th colSpan={4}>{title}</th>
              </tr>
              {entries.map((entry) => {
                const { key, label, format } = entry;
                const difference = differenceOf(entry, left.metrics[key], right.metrics[key]);
                return (
                  <tr key={key}>
                    <td>
                      <Tooltip label={left.definitions[key] ?? label} position="top-start">
                        <span>{label}</span>
                      </Tooltip>
                    </td>
                    <td className="pd-right pd-num">{formatMetric(left.metrics[key], format)}</td>
                    <td className="pd-right pd-num">{formatMetric(right.metrics[key], format)}</td>
                    <td className={`pd-right pd-num ${difference.tone}`}>{difference.text}</td>
                  </tr>
                );
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
