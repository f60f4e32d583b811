import { IconShieldCheck } from '@tabler/icons-react';
import type { Strike } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatAgo, formatInteger, formatTime } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { MoreButton } from './MoreButton.tsx';
import { ReasonText } from './ReasonText.tsx';
import { useRows } from './use-rows.ts';

export function StrikesTab({ id }: { readonly id: string }) {
  const { query, more } = useRows<Strike>(id, 'strikes');
  return (
    <Card title="Strikes" aside={<MoreButton more={more} />} isFlush>
      <Loaded query={query}>
        {(strikes) =>
          strikes.length === 0 ? (
            <EmptyState icon={IconShieldCheck} title="It was never stopped" isCompact />
          ) : (
            <div data-testid="strikes">
              {strikes.map((strike) => (
                <div key={strike.id} className="pd-strike">
                  <div className="pd-row pd-wrap">
                    <Tag tone={strike.forgiven ? 'neutral' : 'down'}>{strike.reason.code}</Tag>
                    <span className="pd-dim">
                      {formatAgo(strike.at)}, after bar {formatInteger(strike.rowsDone)} at {formatTime(strike.marketTime)}, version {strike.version}
                    </span>
                    {strike.forgiven && <Tag>forgiven</Tag>}
                  </div>
                  <ReasonText reason={strike.reason} />
                </div>
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}
