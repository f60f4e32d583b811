import { IconRefresh } from '@tabler/icons-react';
import type { Reload } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DASH, formatAgo, formatDuration, formatInteger } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { MoreButton } from './MoreButton.tsx';
import { useRows } from './use-rows.ts';

const TONES = {
  pending: 'accent',
  stored: 'neutral',
  refused: 'down',
  swapped: 'accent',
  confirmed: 'up',
  'rolled-back': 'warn',
  superseded: 'neutral',
} as const;

export function ReloadsTab({ id }: { readonly id: string }) {
  const { query, more } = useRows<Reload>(id, 'reloads');
  return (
    <Card title="Reloads" aside={<MoreButton more={more} />} isFlush>
      <Loaded query={query}>
        {(reloads) =>
          reloads.length === 0 ? (
            <EmptyState icon={IconRefresh} title="No reloads yet" text="A reload gives it other code or parameters between two bars." isCompact />
          ) : (
            <ReloadTable reloads={reloads} />
          )
        }
      </Loaded>
    </Card>
  );
}

function ReloadTable({ reloads }: { readonly reloads: readonly Reload[] }) {
  return (
    <div className="pd-scroll-x">
      <table className="pd-table" data-testid="reloads">
        <thead>
          <tr>
            <th className="pd-tight">No.</th>
            <th>From</th>
            <th>To</th>
            <th>Result</th>
            <th className="pd-right">Market waited</th>
            <th className="pd-right">Prepared in</th>
            <th className="pd-right">After row</th>
            <th className="pd-right">Asked for</th>
          </tr>
        </thead>
        <tbody>
          {reloads.map((reload) => (
            <tr key={reload.id}>
              <td className="pd-num">{reload.id}</td>
              <td>{codeText(reload.fromVersion, reload.fromChecksum)}</td>
              <td>{codeText(reload.version, reload.checksum)}</td>
              <td style={{ maxWidth: 380 }}>
                <Tag tone={TONES[reload.outcome]}>{reload.outcome}</Tag>
                {reload.reason !== undefined && <div className="pd-2 pd-runs-sub">{reload.reason.message}</div>}
              </td>
              <td className="pd-num pd-right">{reload.pauseUs === undefined ? DASH : `${(reload.pauseUs / 1000).toFixed(1)} ms`}</td>
              <td className="pd-num pd-right">{formatDuration(reload.prepareMs)}</td>
              <td className="pd-num pd-right">{formatInteger(reload.rowsDone)}</td>
              <td className="pd-right pd-dim">
                {formatAgo(reload.createdAt)} by {reload.createdBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function codeText(version: string, checksum: string) {
  return (
    <>
      {version} <span className="pd-mono pd-dim">{checksum.slice(0, 8)}</span>
    </>
  );
}
