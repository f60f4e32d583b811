import { DEFAULT_RUN_CONFIG, type BacktestRun, type RunConfig } from '@paddock/platform/core';
import type { Outcome, Sandbox } from '@paddock/sandbox';
import type { StrategyMetadata } from '@paddock/sdk/runtime';
import type { OpenFeed } from '../history/feed-file.ts';
import type { SweepTask } from './backtest-task.ts';
import { describe, SandboxedRun } from './sandboxed-run.ts';

type Params = Readonly<Record<string, unknown>>;

/**
 * Many parameter sets over one feed. All sets share one realm, so that the compiler's work is done once; the strategy's instances are new
 * for each set, but what a module keeps in its own variables is not. So the last set and the best one are repeated in a fresh realm:
 * if either differs, the module carries something over, and every set is repeated in a realm of its own.
 */
export class ParameterSweep {
  readonly #task: SweepTask;
  readonly #feed: OpenFeed;
  readonly #acquire: () => Promise<Outcome<Sandbox>>;
  readonly #onRun: (run: BacktestRun) => void;
  readonly #config: RunConfig;
  #sandbox: Sandbox | undefined;
  #metadata: StrategyMetadata | undefined;

  constructor(task: SweepTask, feed: OpenFeed, acquire: () => Promise<Outcome<Sandbox>>, onRun: (run: BacktestRun) => void) {
    this.#task = task;
    this.#feed = feed;
    this.#acquire = acquire;
    this.#onRun = onRun;
    this.#config = { ...DEFAULT_RUN_CONFIG, ...task.config };
  }

  async run(): Promise<readonly BacktestRun[]> {
    const runs: BacktestRun[] = [];
    for (const params of this.#task.paramSets) {
      const run = await this.#warm(params);
      runs.push(run);
      this.#onRun(run);
    }
    if (await this.#holds(runs)) return runs;
    const apart: BacktestRun[] = [];
    for (const params of this.#task.paramSets) apart.push(await this.#fresh(params));
    return apart;
  }
  close(): void {
    this.#sandbox?.close();
  }

  async #holds(runs: readonly BacktestRun[]): Promise<boolean> {
    const best = runs.reduce((top, run, i) => (Number(run.metrics.finalEquity) > Number(runs[top]?.metrics.finalEquity) ? i : top), 0);
    for (const index of new Set([best, runs.length - 1])) {
      const params = this.#task.paramSets[index];
      // The first set had a fresh realm to itself.
      if (index <= 0 || params === undefined) continue;
      if ((await this.#fresh(params)).digest !== runs[index]?.digest) return false;
    }
    return true;
  }

  async #warm(params: Params): Promise<BacktestRun> {
    const sandbox = await this.#loaded();
    // Without metadata the code did not load; the run says why.
    const run = await new SandboxedRun(sandbox, { ...this.#task, params, config: this.#config }, this.#feed, {}, this.#metadata).run();
    // A strategy that failed may have left its realm in any state.
    if (run.status === 'failed') this.#metadata = undefined;
    return run;
  }
  async #fresh(params: Params): Promise<BacktestRun> {
    this.#metadata = undefined;
    return this.#warm(params);
  }

  /** A sandbox in which the code is loaded; a fresh realm unless the present one is known to be sound. */
  async #loaded(): Promise<Sandbox> {
    if (this.#sandbox !== undefined && this.#metadata !== undefined) return this.#sandbox;
    const sandbox = await this.#renewed();
    const described = await describe(sandbox, this.#task.bundle);
    this.#metadata = described.ok ? described.metadata : undefined;
    return sandbox;
  }
  async #renewed(): Promise<Sandbox> {
    if (this.#sandbox !== undefined && (await this.#sandbox.renew()).ok) return this.#sandbox;
    this.#sandbox?.close();
    const fresh = await this.#acquire();
    if (!fresh.ok) throw new Error(fresh.stop.message);
    this.#sandbox = fresh.value;
    return fresh.value;
  }
}
