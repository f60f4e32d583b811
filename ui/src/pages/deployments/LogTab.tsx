import { IconNotes } from '@tabler/icons-react';
import type { Deployment, DeploymentLog } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatTime } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { isActive } from './deployment-text.ts';
import { MoreButton } from './MoreButton.tsx';
import { useRows } from './use-rows.ts';

/** What the strategy says, newest line first, as it comes. */
export function LogTab({ deployment }: { readonly deployment: Deployment }) {
  const { query, more } = useRows<DeploymentLog>(deployment.id, 'logs');
  return (
    <Card title={isActive(deployment) ? 'Log, live, newest first' : 'Log, newest first'} aside={<MoreButton more={more} />} isFlush>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconNotes}
              title="Nothing was logged yet"
              text={
                <>
                  A strategy writes here with <span className="pd-mono">this.log(message)</span>.
                </>
              }
              isCompact
            />
          ) : (
            <div className="pd-logs" style={{ maxHeight: 600 }} role="log" tabIndex={0} aria-label="Log of the strategy" data-testid="log">
              {rows.map((row) => (
                <div key={row.id} className="pd-log" data-level={row.level} style={{ position: 'static' }}>
                  <span className="pd-dim">{formatTime(row.time)}</span>
                  <span>{row.level}</span>
                  <span>{row.message}</span>
                </div>
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}
