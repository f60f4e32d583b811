import './strategies.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../api/use-live.ts';
import type { StrategyVersion } from '../../api/types.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { KeyValues } from '../../components/Figure.tsx';
import { formatAgo } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { ApproveForm } from './ApproveForm.tsx';
import { capabilityText } from './narrowed.ts';
import { StandingTag } from './StandingTag.tsx';
import { useDecisions } from './use-decisions.ts';

/** What a version may do, and who said so. */
export function CapabilitiesCard({ version }: { readonly version: StrategyVersion }) {
  const { manifest, decision, status } = version;
  const asked = capabilityText(manifest);
  const signed = decision === null || decision.manifest === null ? asked : capabilityText(decision.manifest);
  const isAdmin = useSession()?.user.role === 'admin';
  return (
    <Card title="Capabilities" aside={<StandingTag standing={status} />} testId="capabilities">
      <KeyValues
        items={signed.map(([label, text], index) => [
          label,
          <span key={label}>
            {text}
            {text !== asked[index]?.[1] && <span className="pd-dim"> (asked: {asked[index]?.[1]})</span>}
          </span>,
        ])}
      />
      <p className="pd-dim pd-decision">
        {decision === null
          ? 'No admin has decided yet: it runs in backtests and replays only.'
          : `${formatAgo(decision.decidedAt)} by ${decision.decidedBy}${decision.reason === '' ? '' : `: ${decision.reason}`}`}
      </p>
      {isAdmin && status !== 'revoked' && <Decisions version={version} />}
    </Card>
  );
}

function Decisions({ version }: { readonly version: StrategyVersion }) {
  const [asking, setAsking] = useState<'approve' | 'withdraw' | 'revoke' | null>(null);
  const { approve, withdraw, revoke } = useDecisions(version);
  const close = (): void => setAsking(null);
  const isApproved = version.status === 'approved';
  return (
    <div className="pd-row pd-wrap">
      <Button size="xs" variant={isApproved ? 'default' : 'filled'} onClick={() => setAsking('approve')} data-testid="approve">
        {isApproved ? 'Approve again' : 'Approve'}
      </Button>
      {isApproved && (
        <Button size="xs" variant="default" onClick={() => setAsking('withdraw')} data-testid="withdraw">
          Withdraw
        </Button>
      )}
      <Button size="xs" variant="subtle" color="red" onClick={() => setAsking('revoke')} data-testid="revoke">
        Revoke
      </Button>
      {asking === 'approve' && <ApproveForm version={version} approve={approve} onClose={close} />}
      <Confirm
        opened={asking === 'withdraw'}
        title={`Withdraw the approval of ${version.name}@${version.version}?`}
        action="Withdraw"
        isBusy={withdraw.isPending}
        onConfirm={() => withdraw.mutate(undefined, { onSettled: close })}
        onClose={close}
      >
        It can still be backtested, and approved again later.
      </Confirm>
      <Confirm
        opened={asking === 'revoke'}
        title={`Revoke ${version.name}@${version.version}?`}
        action="Revoke for good"
        isBusy={revoke.isPending}
        onConfirm={() => revoke.mutate(undefined, { onSettled: close })}
        onClose={close}
      >
        It will not load anywhere any more, not even in backtests. This cannot be undone.
      </Confirm>
    </div>
  );
}
