import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BacktestProfile, BacktestSummary, RunReason } from '../../src/local.ts';
import { given } from '../arguments/given.ts';
import type { FinishedRun } from '../commands/backtest.ts';
import { readData } from '../data/data-options.ts';
import { uploadedDataset } from '../data/uploaded-dataset.ts';
import { ProgressLine } from '../progress-line.ts';
import type { ServerClient } from '../server/server-client.ts';
import { collectSource, findEntry } from '../strategy-source.ts';
import { UsageError } from '../usage-error.ts';
import { isPublishedName, type RunOrder } from './run-order.ts';

interface Job {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly reason?: RunReason;
}
interface Report extends Omit<BacktestSummary, 'status' | 'logs' | 'reason'> {
  readonly job: Job;
  readonly profile?: BacktestProfile;
}

const FIRST_POLL_MS = 25;
const LAST_POLL_MS = 500;

/** Submits the run to a server, waits for it and fetches what it left. */
export async function runOnServer(order: RunOrder, server: ServerClient): Promise<FinishedRun> {
  const { strategy, settings, input, terminal } = order;
  const progress = new ProgressLine(terminal, { quiet: input.flag('quiet') });
  try {
    const dataset = await datasetOf(order, server, progress);
    const label = input.text('label');
    const body = { ...settings, ...strategyFields(strategy, terminal.cwd), dataset, ...given({ label }) };
    const submitted = await server.post<Job>('/backtests', body, { 'idempotency-key': randomUUID() });
    const job = await wait(submitted, server, progress, terminal.signal);
    const report = await server.get<Report>(`/backtests/${job.id}/report`);
    return {
      title: strategy,
      summary: {
        ...report,
        status: job.status === 'queued' || job.status === 'running' ? 'failed' : job.status,
        logs: [],
        ...given({ reason: job.reason }),
      },
      ...given({ profile: report.profile }),
      warnings: [`backtest ${job.id} on ${server.address}`],
      write: (format, file) => server.download(`/backtests/${job.id}/export?format=${format}`, file),
    };
  } finally {
    progress.clear();
  }
}

/** A file of this machine is sent as it is; anything else is the name of a published strategy. */
function strategyFields(strategy: string, cwd: string): Readonly<Record<string, unknown>> {
  const isFile = existsSync(path.resolve(cwd, strategy));
  if (!isFile && isPublishedName(strategy)) return { strategy };
  return { ...collectSource(findEntry(strategy, cwd)) };
}

async function datasetOf({ data, input, terminal, settings }: RunOrder, server: ServerClient, progress: ProgressLine): Promise<string> {
  const local = data.filter((name) => existsSync(path.resolve(terminal.cwd, name)));
  const [first] = data;
  if (local.length === 0 && first !== undefined && data.length === 1) return first;
  if (local.length !== data.length) throw new UsageError('--data takes either files or one dataset, not both');
  const files = readData(data, input, terminal.cwd);
  const [symbol] = settings.symbols ?? [];
  return uploadedDataset(server, files, {
    signal: terminal.signal,
    onProgress: (done) => progress.show('importing', done),
    ...given({ symbol: settings.symbols?.length === 1 ? symbol : undefined }),
  });
}

async function wait(submitted: Job, server: ServerClient, progress: ProgressLine, signal: AbortSignal): Promise<Job> {
  let job = submitted;
  let pause = FIRST_POLL_MS;
  try {
    while (job.status === 'queued' || job.status === 'running') {
      progress.show(job.status, job.status === 'running' ? job.progress : undefined);
      await delay(pause, undefined, { signal });
      pause = Math.min(LAST_POLL_MS, pause * 1.5);
      job = await server.get<Job>(`/backtests/${submitted.id}`);
    }
  } catch (error) {
    if (signal.aborted) await server.last(`/backtests/${submitted.id}/cancel`);
    throw error;
  }
  return job;
}
