import './profile.css';
import { IconFlame } from '@tabler/icons-react';
import { useState } from 'react';
import type { Backtest, ProfiledPlace, RunProfile } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatInteger, formatPercent } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { costColour, lineShares } from './line-shares.ts';
import { useSource } from './use-source.ts';

const SHOWN_LINES = 20;
/** Below it chance decides. */
const LEAST_SAMPLES = 20;

/** Where the strategy spent its time: callbacks, lines, and the source with a heat gutter. */
export function ProfileTab({ profile, job }: { readonly profile: RunProfile; readonly job: Backtest }) {
  const [file, setFile] = useState(profile.lines[0]?.file ?? '');
  if (profile.samples < LEAST_SAMPLES)
    return (
      <EmptyState icon={IconFlame} title="Too short to measure" text="The run was over after a few samples, which say nothing. Profile one with more bars." />
    );
  return (
    <div className="pd-stack" data-testid="profile">
      <div className="pd-profile-top">
        <Card title="Callbacks" aside={<span className="pd-dim">{formatInteger(profile.samples)} samples</span>}>
          <Bars rows={[...profile.callbacks.map(({ name, share }) => [name, share] as const), ['Engine: bar loop, matching, accounts', profile.engine]]} />
        </Card>
        <Card title="Costliest lines">
          <LineList lines={profile.lines.slice(0, SHOWN_LINES)} onFile={setFile} />
        </Card>
      </div>
      <HeatSource job={job} profile={profile} file={file} />
    </div>
  );
}

function Bars({ rows }: { readonly rows: readonly (readonly [label: string, share: number])[] }) {
  return (
    <ul className="pd-bars">
      {rows.map(([label, share]) => (
        <li key={label}>
          <span className="pd-ellipsis">{label}</span>
          <b>{formatPercent(share, 1)}</b>
          <i style={{ width: `${share * 100}%` }} />
        </li>
      ))}
    </ul>
  );
}

function LineList({ lines, onFile }: { readonly lines: readonly ProfiledPlace[]; readonly onFile: (file: string) => void }) {
  return (
    <ol className="pd-lines">
      {lines.map(({ file, line, name, share }) => (
        <li key={`${file}:${line}`}>
          <b>{formatPercent(share, 1)}</b>
          <button type="button" className="pd-link pd-mono" onClick={() => onFile(file)}>
            {file}:{line}
          </button>
          <span className="pd-dim pd-ellipsis">{name}</span>
        </li>
      ))}
    </ol>
  );
}

function HeatSource({ job, profile, file }: { readonly job: Backtest; readonly profile: RunProfile; readonly file: string }) {
  const text = useSource(job)[file];
  if (text === undefined) return null;
  const costliest = profile.lines[0]?.share ?? 0;
  return (
    <Card title={file} isFlush>
      <pre className="pd-heat" aria-label={`Source of ${file} with its cost by line`} tabIndex={0}>
        {lineShares(text, file, profile.lines).map(({ number, text: line, share }) => (
          <div key={number} style={{ background: costColour(share, costliest) }}>
            <span className="pd-heat-share">{share > 0 ? formatPercent(share, 1) : ''}</span>
            <i>{number}</i>
            {line}
          </div>
        ))}
      </pre>
    </Card>
  );
}
