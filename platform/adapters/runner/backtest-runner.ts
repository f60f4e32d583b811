import type { BacktestRun } from '@paddock/platform/core';
import { inlineDeeply, markBundle, SparePool, type Budgets, type LoadableBundle, type Outcome, type PoolFigures, type Sandbox } from '@paddock/sandbox';
import { openFeed } from '../history/feed-file.ts';
import type { BacktestTask, Inspection, RunHooks, SweepTask } from './backtest-task.ts';
import { guestImage, REHEARSAL } from './guest-image.ts';
import { ParameterSweep } from './parameter-sweep.ts';
import type { EndedRun, RunObserver } from './run-observer.ts';
import { describe, INPUT_BYTES, SandboxedRun } from './sandboxed-run.ts';

export interface RunnerOptions {
  /** Processes that wait, loaded and hardened; 1 unless given. */
  readonly spares?: number;
  readonly budgets?: Partial<Budgets>;
  readonly observer?: RunObserver;
}

const OUTPUT_BYTES = 8_388_608;
/** The same wherever a strategy runs, so that what fits here fits on a server with its defaults. */
const BUDGETS: Partial<Budgets> = { heapBytes: 134_217_728, rssBytes: 469_762_048 };

/** A cancelled run ends between two pieces of work; one that does not get there in this time loses its process. */
const CANCEL_GRACE_MS = 1_000;

/** Runs backtests: strategy and mirror in a sandbox process, the judge here. One process per run, never used twice. */
export class BacktestRunner {
  readonly #options: RunnerOptions;
  #pool: SparePool | undefined;

  constructor(options: RunnerOptions = {}) {
    this.#options = options;
  }
  /** Starts the waiting processes; `run` does so too when it was not called. */
  async start(): Promise<void> {
    if (this.#pool === undefined) inlineDeeply();
    this.#pool ??= new SparePool({
      image: await guestImage(),
      spares: this.#options.spares ?? 1,
      inputBytes: INPUT_BYTES,
      outputBytes: OUTPUT_BYTES,
      budgets: { ...BUDGETS, ...this.#options.budgets },
      rehearsal: REHEARSAL.run,
      isLean: false,
      ...(this.#options.observer !== undefined && { observer: this.#options.observer }),
    });
  }
  async close(): Promise<void> {
    this.#pool?.close();
    this.#pool = undefined;
  }

  get figures(): PoolFigures {
    return this.#pool?.figures ?? { ready: 0, starting: 0, inUse: 0 };
  }

  /** What a strategy says about itself, asked in a throw-away process. */
  async inspect(bundle: LoadableBundle): Promise<Inspection> {
    const sandbox = await this.#acquire();
    if (!sandbox.ok) return sandbox;
    try {
      return { ...(await describe(sandbox.value, bundle)), usage: sandbox.value.stats };
    } finally {
      sandbox.value.close();
    }
  }

  /** Never rejects for what a strategy does: its failures are part of the returned run. Rejects when the platform itself cannot run. */
  async run(task: BacktestTask, hooks: RunHooks = {}): Promise<BacktestRun> {
    const feed = openFeed(task.feedPath);
    const { observer } = this.#options;
    const marked = hooks.onProfile === undefined ? undefined : await markBundle(task.bundle);
    const sandbox = await this.#acquire(task.owner, marked !== undefined);
    const forget = sandbox.ok ? closeSoonAfter(hooks.signal, sandbox.value) : undefined;
    try {
      if (!sandbox.ok) throw new Error(sandbox.stop.message);
      const profiled = marked === undefined ? task : { ...task, bundle: { ...task.bundle, code: marked.code }, marked };
      const run = await new SandboxedRun(sandbox.value, profiled, feed, { ...(observer !== undefined && { observer }), ...hooks }).run();
      observer?.onRunEnded?.(endOf(run, task));
      return run;
    } finally {
      forget?.();
      feed.close();
      if (sandbox.ok) sandbox.value.close();
    }
  }
  /**
   * The same code and data with many parameter sets, in one process. Rejects when the platform itself cannot run.
   * `onRun` sees each run as it ends.
   */
  async sweep(task: SweepTask, onRun: (run: BacktestRun) => void = () => undefined): Promise<readonly BacktestRun[]> {
    const feed = openFeed(task.feedPath);
    const sweep = new ParameterSweep(task, feed, () => this.#acquire(), onRun);
    try {
      return await sweep.run();
    } finally {
      sweep.close();
      feed.close();
    }
  }
  async #acquire(owner?: string, profiles = false): Promise<Outcome<Sandbox>> {
    await this.start();
    if (this.#pool === undefined) throw new Error('the runner is closed');
    return this.#pool.acquire({}, owner, { profiles });
  }
}

/** Returns what ends the waiting for the signal. */
function closeSoonAfter(signal: AbortSignal | undefined, sandbox: Sandbox): () => void {
  let timer: NodeJS.Timeout | undefined;
  const aborted = (): void => {
    timer = setTimeout(() => sandbox.close(), CANCEL_GRACE_MS);
  };
  if (signal?.aborted === true) aborted();
  signal?.addEventListener('abort', aborted, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', aborted);
  };
}

function endOf({ status, reason, orders, fills, truncated }: BacktestRun, { owner = '' }: BacktestTask): EndedRun {
  return { owner, status, reason: reason?.code, orders: orders.length + truncated.orders, fills: fills.length + truncated.fills };
}
