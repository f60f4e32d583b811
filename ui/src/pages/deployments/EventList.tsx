import { IconHistory } from '@tabler/icons-react';
import type { DeploymentEvent } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatAgo } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { MoreButton } from './MoreButton.tsx';
import { useRows } from './use-rows.ts';

const TONES: Readonly<Record<string, 'accent' | 'down' | 'up' | 'warn'>> = {
  warning: 'warn',
  strike: 'down',
  fault: 'warn',
  quarantined: 'down',
  failed: 'down',
  reload: 'accent',
  completed: 'up',
};

export function EventList({ id }: { readonly id: string }) {
  const { query, more } = useRows<DeploymentEvent>(id, 'events');
  return (
    <Card title="Events, newest first" aside={<MoreButton more={more} />} isFlush>
      <Loaded query={query}>
        {(events) =>
          events.length === 0 ? (
            <EmptyState icon={IconHistory} title="Nothing has happened yet" isCompact />
          ) : (
            <div data-testid="events">
              {events.map(({ id: number, at, kind, message }) => (
                <div key={number} className="pd-event">
                  <span className="pd-dim">{formatAgo(at)}</span>
                  <span>
                    <Tag tone={TONES[kind] ?? 'neutral'}>{kind}</Tag>
                  </span>
                  <span>{message}</span>
                </div>
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}
