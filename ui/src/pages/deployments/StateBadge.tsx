import type { Deployment, DeploymentState } from '../../api/types.ts';
import { stateText } from './deployment-text.ts';

const TONES: Readonly<Record<DeploymentState, string>> = {
  starting: 'accent',
  running: 'accent',
  paused: 'neutral',
  restarting: 'warn',
  quarantined: 'down',
  stopped: 'neutral',
  completed: 'up',
  failed: 'down',
};

export function StateBadge({ deployment }: { readonly deployment: Pick<Deployment, 'state' | 'wanted'> }) {
  return (
    <span className="pd-status" data-tone={TONES[deployment.state]} data-status={deployment.state} data-testid="state">
      <span className="pd-status-dot" />
      {stateText(deployment)}
    </span>
  );
}
