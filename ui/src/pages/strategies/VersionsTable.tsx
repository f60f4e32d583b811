import { Button } from '@mantine/core';
import type { StrategyDetail } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { formatAgo } from '../../components/format.ts';
import { StandingTag } from './StandingTag.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

interface Props {
  readonly strategy: StrategyDetail;
  readonly shown: string;
  readonly onShow: (version: string) => void;
}

export function VersionsTable({ strategy, shown, onShow }: Props) {
  return (
    <div className="pd-scroll-x">
      <table className="pd-table">
        <thead>
          <tr>
            <th>Version</th>
            <th>Note</th>
            <th>Published by</th>
            <th>Checksum</th>
            <th className="pd-right">Published</th>
            <th className="pd-tight" />
          </tr>
        </thead>
        <tbody>
          {strategy.versions.map((item) => (
            <tr key={item.version} data-selected={item.version === shown || undefined}>
              <td>
                <span className="pd-row">
                  <span className="pd-mono">{item.version}</span>
                  {item.version === strategy.latestVersion && <Tag tone="accent">latest</Tag>}
                  {item.status !== 'pending' && <StandingTag standing={item.status} />}
                </span>
              </td>
              <td className="pd-2">{item.note}</td>
              <td>{item.createdBy}</td>
              <td>
                <CopyText text={item.checksum} shown={item.checksum.slice(0, 12)} />
              </td>
              <td className="pd-right pd-dim pd-num">{formatAgo(item.createdAt)}</td>
              <td>
                <span className="pd-row">
                  <Button size="compact-xs" variant="default" onClick={() => onShow(item.version)}>
                    Source
                  </Button>
                  <LinkButton size="compact-xs" variant="default" to="/backtests/new" search={{ strategy: strategy.name, version: item.version }}>
                    Backtest
                  </LinkButton>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
