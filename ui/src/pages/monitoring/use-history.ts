import { useEffect, useState } from 'react';
import type { AllFigures, ProcessFigures } from '../../api/types.ts';
import { countOf, samplesOf, sumOf, worstOf } from './read-figures.ts';

export interface Moment {
  readonly at: number;
  readonly barsPerSecond: number;
  readonly cpuCores: number;
  readonly requestsPerSecond: number;
  readonly loopLagMs: number;
  readonly inUse: number;
}

interface Totals {
  readonly at: number;
  readonly bars: number;
  readonly cpu: number;
  readonly requests: number;
}

const KEPT = 90;

/** Rates between one answer of the server and the next, the last three minutes of them. */
export function useHistory(figures: AllFigures | undefined): readonly Moment[] {
  const [history, setHistory] = useState<{ readonly totals: Totals | undefined; readonly moments: readonly Moment[] }>({ totals: undefined, moments: [] });
  useEffect(() => {
    if (figures === undefined) return;
    setHistory(({ totals, moments }) => {
      const next = totalsOf(figures.processes);
      const moment = totals === undefined ? undefined : momentOf(totals, next, figures.processes);
      return { totals: next, moments: moment === undefined ? moments : [...moments, moment].slice(-KEPT) };
    });
  }, [figures]);
  return history.moments;
}

function totalsOf(processes: readonly ProcessFigures[]): Totals {
  return {
    at: processes[0]?.at ?? 0,
    bars: sumOf(processes, 'paddock_strategy_bars_total'),
    cpu: sumOf(processes, 'paddock_strategy_request_cpu_seconds'),
    requests: countOf(processes, 'paddock_http_request_seconds'),
  };
}

/** A process that ended takes its counters along: a rate is never below zero. */
function momentOf(before: Totals, now: Totals, processes: readonly ProcessFigures[]): Moment | undefined {
  const seconds = (now.at - before.at) / 1000;
  if (seconds <= 0) return undefined;
  const rate = (total: 'bars' | 'cpu' | 'requests'): number => Math.max(0, now[total] - before[total]) / seconds;
  return {
    at: now.at,
    barsPerSecond: rate('bars'),
    cpuCores: rate('cpu'),
    requestsPerSecond: rate('requests'),
    loopLagMs: worstOf(processes, 'nodejs_eventloop_lag_p99_seconds', 'value') * 1000,
    inUse: samplesOf(processes, 'paddock_sandbox_processes', { state: 'in-use' }).reduce((sum, { value }) => sum + value, 0),
  };
}
