import type { Deployment } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { formatDuration } from '../../components/format.ts';
import { excerptOf } from '../report/excerpt.ts';
import { ReasonText } from './ReasonText.tsx';

/** Why a deployment does not run, and what happens next. */
export function ReasonCard({ deployment }: { readonly deployment: Deployment }) {
  const { state, reason, files, restartAt } = deployment;
  if (reason === undefined) return null;
  const isWaiting = state === 'restarting' || state === 'stopped';
  const text = reason.location === undefined ? undefined : files?.[reason.location.file];
  const lines = text === undefined || reason.location === undefined ? [] : excerptOf(text, reason.location.line);
  return (
    <section className="pd-card pd-failure" data-status={isWaiting ? 'cancelled' : 'failed'} role="alert" data-testid="reason">
      <h2 className="pd-failure-title">
        {titleOf(deployment)}
        <Tag tone={isWaiting ? 'warn' : 'down'}>{reason.code}</Tag>
        {state === 'restarting' && restartAt !== undefined && (
          <span className="pd-dim" style={{ fontWeight: 400, fontSize: 13 }}>
            tries again in {formatDuration(Math.max(0, restartAt - Date.now()))}
          </span>
        )}
      </h2>
      <ReasonText reason={reason} />
      {lines.length > 0 && (
        <pre className="pd-excerpt" aria-label="Source around the failure">
          {lines.map(({ number, line }) => (
            <div key={number} data-hit={number === reason.location?.line || undefined}>
              <i>{number}</i>
              {line}
            </div>
          ))}
        </pre>
      )}
    </section>
  );
}

function titleOf({ state, strikes }: Deployment): string {
  if (state === 'quarantined') return `In quarantine after ${strikes} strikes, until a person releases it`;
  if (state === 'failed') return 'It cannot run';
  return state === 'restarting' ? 'It was stopped and starts again' : 'It was stopped last for this reason';
}
