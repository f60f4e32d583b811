import { Court, type BacktestRun, type StopReason } from '@paddock/platform/core';
import { bundleStrategy, closeGate, type Problem } from '@paddock/sandbox';
import type { LocalBacktest, LocalBacktestRequest, LocalHooks } from '@paddock/sdk/local';
import { BacktestRunner, PADDOCK_VERSION, type RunProfile } from '../../adapters/runner/index.ts';
import { cancellation } from './cancellation.ts';
import { type LocalFeed, prepareFeed } from './local-data.ts';
import { localBacktest } from './local-report.ts';
import { runConfigOf } from './run-config-of.ts';
import { Workspace } from './workspace.ts';

/** Stops that are the fault of what was asked for, not of the strategy. */
const REQUEST_FAULTS: readonly string[] = ['parameters', 'no-data', 'too-many-symbols'];

/** Runs a backtest on this machine: the same gate, sandbox, engine and judge as a server, without database and queue. */
export async function backtest(request: LocalBacktestRequest, { signal, onProgress }: LocalHooks = {}): Promise<LocalBacktest> {
  const cancel = cancellation(signal);
  using workspace = new Workspace();
  const runner = new BacktestRunner({ spares: 0 });
  try {
    const { files, entry } = request.strategy;
    const [bundled, feed] = await Promise.all([
      bundleStrategy(files, entry),
      prepareFeed(request.data, request.settings, workspace, { signal: cancel, onProgress: (done) => onProgress?.({ stage: 'reading', done }) }),
    ]);
    if (!bundled.ok) return localBacktest(rejectedRun(request, feed, bundled.problems), request, feed);
    const task = { bundle: bundled.bundle, params: request.settings.params, feedPath: feed.path, config: runConfigOf(request.settings) };
    let profile: RunProfile | undefined;
    const run = await runner.run(task, {
      signal: cancel,
      ...(request.settings.profile === true && { onProfile: (found) => (profile = found) }),
      onProgress: ({ rowsDone, rowsTotal }) => onProgress?.({ stage: 'running', done: rowsDone / rowsTotal }),
    });
    if (run.reason !== undefined && REQUEST_FAULTS.includes(run.reason.code)) throw new RangeError(run.reason.message);
    return { ...localBacktest(run, request, feed), ...(profile !== undefined && { profile }) };
  } finally {
    closeGate();
    await runner.close();
  }
}

/** A strategy that does not compile is a run that failed before its first bar. */
function rejectedRun({ settings }: LocalBacktestRequest, { meta }: LocalFeed, problems: readonly Problem[]): BacktestRun {
  const { instruments, timeframeMs, adjustment, dataVersion } = meta;
  const court = new Court({ instruments, config: runConfigOf(settings), owners: 1, baseMs: timeframeMs, adjustment, steps: 0 });
  return court.finish({
    status: 'failed',
    reason: rejection(problems),
    metadata: { name: 'rejected', title: '', description: '', scope: 'symbol', warmUp: 0, params: [] },
    params: {},
    logs: [],
    plots: [],
    droppedLogs: 0,
    droppedPlots: 0,
    timing: { bars: 0, cpuMs: 0, wallMs: 0, barsPerCpuSecond: 0 },
    versions: { paddock: PADDOCK_VERSION, node: process.versions.node, v8: process.versions.v8, code: '', data: dataVersion },
  });
}

/** The first problem, with its place; the others are counted. */
export function rejection(problems: readonly Problem[]): StopReason {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const { file, line, column } = first ?? {};
  return {
    code: first?.code ?? 'rejected',
    message: `${first?.message ?? 'The strategy was rejected'}${more}`,
    ...(file !== undefined && line !== undefined && { location: { file, line, column: column ?? 1 } }),
  };
}
