import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { Backtest } from '../../api/types.ts';
import { strategyText, symbolsText } from '../backtests/job-text.ts';
import { settingsOf } from '../report/settings.ts';
import { pairUp } from './pair-up.ts';

function linesOf(job: Backtest): readonly (readonly [string, string])[] {
  const params = Object.entries(job.params).map(([name, value]) => [name, String(value)] as const);
  return [
    ['Strategy', strategyText(job)],
    ...params,
    ['Symbols', symbolsText(job)],
    ...settingsOf(job),
    ['Seed', String(job.seed)],
    ['Code', job.checksum.slice(0, 12)],
    ['Data', job.dataVersion.slice(0, 12)],
  ];
}

interface Props {
  readonly left: Backtest;
  readonly right: Backtest;
}

export function SettingDifferences({ left, right }: Props) {
  const [isAll, setAll] = useState(false);
  const pairs = pairUp(linesOf(left), linesOf(right));
  const shown = isAll ? pairs : pairs.filter((pair) => pair.isDifferent);
  return (
    <>
      <div style={{ padding: '10px 14px', borderBottom: '1px solid var(--pd-border)' }}>
        <Switch size="xs" label="Show what is equal too" checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} />
      </div>
      {shown.length === 0 ? (
        <div className="pd-card-body pd-dim">Both runs have the same settings, code and data.</div>
      ) : (
        <div className="pd-scroll-x">
          <table className="pd-table pd-compare-table" data-testid="setting-differences">
            <thead>
              <tr>
                <th>Setting</th>
                <th className="pd-right">A</th>
                <th className="pd-right">B</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((pair) => (
                <tr key={pair.label} data-different={pair.isDifferent || undefined}>
                  <td>{pair.label}</td>
                  <td className="pd-right">{pair.left}</td>
                  <td className="pd-right">{pair.right}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
