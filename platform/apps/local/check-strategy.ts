import { DEFAULT_RUN_CONFIG, type BacktestRun, type StopReason } from '@paddock/platform/core';
import { bundleStrategy, closeGate, everyProblem, typeCheck, type Budgets, type Problem, type SandboxStats, type StrategyBundle } from '@paddock/sandbox';
import type { CheckReport, CheckStep, LocalCheckRequest, LocalHooks } from '@paddock/sdk/local';
import type { StrategyMetadata } from '@paddock/sdk/runtime';
import { BacktestRunner, withNeedsAdvice } from '../../adapters/runner/index.ts';
import { cancellation } from './cancellation.ts';
import { feedForCheck, type CheckFeed } from './check-feed.ts';
import { rejection } from './local-backtest.ts';
import { type Decided, findLookAhead } from './look-ahead.ts';
import { Workspace } from './workspace.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MEMORY_MB = 128;
const MB = 1_048_576;
/** What the process of a strategy may need beyond the strategy's own memory. */
const RUNNER_MB = 320;
/** One call into the strategy: half of it is the least that can be told from a busy machine. */
const CALL_MS = { least: 250, most: 1_000 } as const;
const FINE: StopReason = { code: 'ok', message: 'nothing to complain about' };

/** Gate, metadata, a run, the same run again, and whether the strategy looks ahead; ends at the first that fails. */
export async function checkStrategy(request: LocalCheckRequest, hooks: LocalHooks = {}): Promise<CheckReport> {
  using workspace = new Workspace();
  const runner = new BacktestRunner({ spares: 1, budgets: budgetsOf(request) });
  try {
    await runner.start();
    return await new StrategyCheck(request, hooks, workspace, runner).report();
  } finally {
    closeGate();
    await runner.close();
  }
}

function budgetsOf({ memoryMb = DEFAULT_MEMORY_MB, timeoutMs = DEFAULT_TIMEOUT_MS }: LocalCheckRequest): Partial<Budgets> {
  const callMs = Math.min(Math.max(timeoutMs, CALL_MS.least), CALL_MS.most);
  return { heapBytes: memoryMb * MB, rssBytes: (memoryMb + RUNNER_MB) * MB, chunkMs: callMs, controlMs: callMs, loadMs: callMs };
}

/** What ended a check. */
interface Verdict {
  readonly status: 'rejected' | 'stopped';
  readonly stop: StopReason;
  readonly diagnostics?: readonly Problem[];
}

class StrategyCheck {
  readonly #request: LocalCheckRequest;
  readonly #hooks: LocalHooks;
  readonly #workspace: Workspace;
  readonly #runner: BacktestRunner;
  readonly #steps: CheckStep[] = [];
  readonly #startedAt = performance.now();
  #usage = { orders: 0, cpuMs: 0, peakHeapBytes: 0, peakRssBytes: 0 };
  #metadata: StrategyMetadata | undefined;

  constructor(request: LocalCheckRequest, hooks: LocalHooks, workspace: Workspace, runner: BacktestRunner) {
    this.#request = request;
    this.#hooks = hooks;
    this.#workspace = workspace;
    this.#runner = runner;
  }

  async report(): Promise<CheckReport> {
    const verdict = await this.#examine();
    const { code, message, location, advice } = verdict?.stop ?? FINE;
    return {
      status: verdict?.status ?? 'ok',
      code,
      reason: message,
      ...(location !== undefined && { location }),
      ...(advice !== undefined && { advice }),
      diagnostics: verdict?.diagnostics ?? [],
      steps: this.#steps,
      ...(this.#metadata !== undefined && { metadata: this.#metadata }),
      ...this.#usage,
      wallMs: performance.now() - this.#startedAt,
    };
  }

  async #examine(): Promise<Verdict | undefined> {
    const bundle = await this.#compile();
    if ('stop' in bundle) return bundle;
    const metadata = await this.#inspect(bundle);
    if ('stop' in metadata) return metadata;
    const feed = await feedForCheck(this.#request, metadata, this.#workspace);
    const first = await this.#run(bundle, feed.path);
    if (first.reason !== undefined) {
      const stop = this.#request.data === undefined ? withNeedsAdvice(first.reason, metadata) : first.reason;
      return this.#fail('run', { status: 'stopped', stop });
    }
    this.#usage = { ...this.#usage, orders: first.orders.length };
    this.#pass('run', `${first.timing.bars} bars of ${feed.title}: ${first.orders.length} orders, ${String(first.metrics.trades)} trades`);
    return (await this.#repeat(bundle, feed, first)) ?? this.#lookAhead(bundle, feed, first);
  }

  async #compile(): Promise<StrategyBundle | Verdict> {
    this.#hooks.onProgress?.({ stage: 'compiling' });
    const { files, entry } = this.#request.strategy;
    const [bundled, typeErrors] = await Promise.all([bundleStrategy(files, entry), typeCheck(files, entry)]);
    const problems = everyProblem(bundled, typeErrors);
    if (!bundled.ok || problems.length > 0) return this.#fail('compile', { status: 'rejected', stop: rejection(problems), diagnostics: problems });
    this.#pass('compile', `types and imports of ${Object.keys(files).length === 1 ? 'one file' : `${Object.keys(files).length} files`}`);
    return bundled.bundle;
  }

  async #inspect(bundle: StrategyBundle): Promise<StrategyMetadata | Verdict> {
    this.#hooks.onProgress?.({ stage: 'reading metadata' });
    const inspection = await this.#runner.inspect(bundle);
    if (inspection.usage !== undefined) this.#note(inspection.usage);
    if (!inspection.ok) return this.#fail('metadata', { status: inspection.stop.code === 'load-failed' ? 'rejected' : 'stopped', stop: inspection.stop });
    const { metadata } = inspection;
    this.#metadata = metadata;
    this.#pass('metadata', `${metadata.name} (${metadata.scope}), parameters: ${metadata.params.map(({ name }) => name).join(', ') || 'none'}`);
    return metadata;
  }

  async #repeat(bundle: StrategyBundle, feed: CheckFeed, first: BacktestRun): Promise<Verdict | undefined> {
    const second = await this.#run(bundle, feed.path);
    const isSame =
      second.digest === first.digest && JSON.stringify([first.orders, first.logs, first.plots]) === JSON.stringify([second.orders, second.logs, second.plots]);
    if (!isSame)
      return this.#fail('repeat', {
        status: 'stopped',
        stop: {
          code: 'not-repeatable',
          message: 'The same run gave something else the second time.',
          advice: 'Nothing outside of the callbacks may decide: no state from a former run, no clock, no own randomness.',
        },
      });
    this.#pass('repeat', 'the same again');
    return undefined;
  }

  async #lookAhead(bundle: StrategyBundle, feed: CheckFeed, whole: BacktestRun): Promise<Verdict | undefined> {
    const found = await findLookAhead({
      feedPath: feed.path,
      cuts: feed.cuts,
      scratch: this.#workspace.scratch,
      whole,
      run: (path) => this.#run(bundle, path),
    });
    if (found === undefined) {
      this.#pass('look-ahead', `orders stay the same when the future changes (${feed.cuts.length} cuts)`);
      return undefined;
    }
    const moment = new Date(found.until).toISOString();
    return this.#fail('look-ahead', {
      status: 'stopped',
      stop: {
        code: 'look-ahead',
        message: `The bars after ${moment} were ${found.variation}, and what was decided before changed: ${found.text}.`,
        ...(found.location !== undefined && { location: found.location }),
        advice: 'An order may depend only on bars up to its own.',
      },
    });
  }

  async #run(bundle: StrategyBundle, feedPath: string): Promise<BacktestRun & Pick<Decided, 'places'>> {
    this.#hooks.onProgress?.({ stage: 'running' });
    const timeoutMs = this.#request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const signal = cancellation(this.#hooks.signal, timeoutMs);
    let places: Decided['places'];
    const ended = await this.#runner.run(
      { bundle, params: this.#request.params ?? {}, feedPath, config: DEFAULT_RUN_CONFIG },
      { signal, onUsage: (usage) => this.#note(usage), onOrderPlaces: (found) => (places = found) },
    );
    const run = { ...ended, ...(places !== undefined && { places }) };
    if (run.status !== 'cancelled') return run;
    if (this.#hooks.signal?.aborted === true) throw new Error('the check was cancelled');
    return { ...run, reason: { code: 'deadline', message: `The run took longer than ${timeoutMs} ms.`, allowed: `${timeoutMs} ms` } };
  }

  /** CPU of the strategy's processes, added up; the highest of their peaks. */
  #note({ cpuUs, peakHeapBytes, peakRssBytes }: SandboxStats): void {
    const { orders, cpuMs: cpuBefore, ...before } = this.#usage;
    const cpuMs = cpuBefore + cpuUs / 1_000;
    this.#usage = { orders, cpuMs, peakHeapBytes: Math.max(before.peakHeapBytes, peakHeapBytes), peakRssBytes: Math.max(before.peakRssBytes, peakRssBytes) };
  }
  #pass(name: CheckStep['name'], text: string): void {
    this.#steps.push({ name, ok: true, text });
  }
  #fail(name: CheckStep['name'], verdict: Verdict): Verdict {
    this.#steps.push({ name, ok: false, text: verdict.stop.message });
    return verdict;
  }
}
