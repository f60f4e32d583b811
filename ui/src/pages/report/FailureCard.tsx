import { Button } from '@mantine/core';
import { IconBulb, IconRefresh } from '@tabler/icons-react';
import type { Backtest, SourceLocation } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { formatPercent } from '../../components/format.ts';
import { useJobActions } from '../backtests/use-job-actions.ts';
import { excerptOf } from './excerpt.ts';
import { useSource } from './use-source.ts';

/** Why a run ended early: in plain words, where in the author's source, and what can be done. */
export function FailureCard({ job }: { readonly job: Backtest }) {
  const { retry } = useJobActions(job);
  const { reason } = job;
  const isCancelled = job.status === 'cancelled';
  return (
    <section className="pd-card pd-failure" data-status={job.status} role={isCancelled ? undefined : 'alert'} data-testid="failure">
      <h2 className="pd-failure-title">
        {isCancelled ? 'This run was cancelled' : 'This run failed'}
        {reason && <Tag tone={isCancelled ? 'warn' : 'down'}>{reason.code}</Tag>}
        {job.progress > 0 && (
          <span className="pd-dim" style={{ fontWeight: 400, fontSize: 13 }}>
            at {formatPercent(job.progress, 0)}
          </span>
        )}
      </h2>
      {reason && (
        <p className="pd-failure-text" data-testid="failure-message">
          {reason.message}
        </p>
      )}
      {reason?.used !== undefined && (
        <div className="pd-2">
          Used {reason.used}
          {reason.allowed !== undefined && ` of ${reason.allowed} allowed`}
        </div>
      )}
      {reason?.location && <Location job={job} location={reason.location} />}
      {reason?.advice !== undefined && (
        <div className="pd-row" style={{ alignItems: 'flex-start' }}>
          <IconBulb size={16} className="pd-warn" style={{ flex: 'none', marginTop: 2 }} />
          <span>{reason.advice}</span>
        </div>
      )}
      <div className="pd-row pd-wrap">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          onClick={() => retry.mutate()}
          loading={retry.isPending}
          data-testid="retry"
        >
          Retry
        </Button>
      </div>
    </section>
  );
}

function Location({ job, location }: { readonly job: Backtest; readonly location: SourceLocation }) {
  const text = useSource(job)[location.file];
  const lines = text === undefined ? [] : excerptOf(text, location.line);
  return (
    <div className="pd-stack" style={{ gap: 6 }}>
      <span className="pd-mono pd-2" data-testid="failure-location">
        {location.file}:{location.line}:{location.column}
      </span>
      {lines.length > 0 && (
        <pre className="pd-excerpt" aria-label="Source around the failure">
          {lines.map(({ number, line }) => (
            <div key={number} data-hit={number === location.line || undefined}>
              <i>{number}</i>
              {line}
            </div>
          ))}
        </pre>
      )}
    </div>
  );
}
