import './badges.css';
import type { ReactNode } from 'react';
import type { Assumption, JobStatus } from '../api/types.ts';
import { capitalised } from './format.ts';

type Tone = 'neutral' | 'accent' | 'up' | 'down' | 'warn';

export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className="pd-tag" data-tone={tone}>
      {children}
    </span>
  );
}

const STATUS_TONE: Readonly<Record<string, Tone>> = { queued: 'neutral', running: 'accent', completed: 'up', failed: 'down', cancelled: 'warn' };

export function StatusBadge({ status }: { readonly status: JobStatus }) {
  return (
    <span className="pd-status" data-tone={STATUS_TONE[status]} data-status={status} data-testid="status">
      <span className="pd-status-dot" />
      {capitalised(status)}
    </span>
  );
}

export function OriginBadge({ origin }: { readonly origin: string }) {
  const labels: Readonly<Record<string, string>> = { sample: 'Sample', user: 'User', demo: 'Synthetic demo', import: 'Imported' };
  return <Tag tone={origin === 'demo' ? 'warn' : origin === 'sample' ? 'accent' : 'neutral'}>{labels[origin] ?? origin}</Tag>;
}

const BIAS_TONE: Readonly<Record<Assumption['bias'], Tone>> = { pessimistic: 'up', neutral: 'neutral', optimistic: 'warn' };

/** Optimistic assumptions flatter a result, so they are the ones that warn. */
export function BiasBadge({ bias }: { readonly bias: Assumption['bias'] }) {
  return <Tag tone={BIAS_TONE[bias]}>{bias}</Tag>;
}
