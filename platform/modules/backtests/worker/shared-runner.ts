import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BacktestRunner } from '../../../adapters/runner/index.ts';
import { Config } from '../../config/index.ts';
import { SandboxMetrics } from '../../ops/index.ts';

const MB = 1_048_576;
/** What a sandbox process needs besides the heap of its strategy. */
const PROCESS_MB = 320;

/** The one runner of this process: its sandboxes, one more than can run, are started before they are needed, so that short runs in a row do not wait for one. */
@Injectable()
export class SharedRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #runner: BacktestRunner;
  #started: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    metrics: SandboxMetrics,
  ) {
    const heapBytes = config.strategyMemoryMb * MB;
    this.#runner = new BacktestRunner({
      spares: config.backtestConcurrency + 1,
      budgets: { heapBytes, rssBytes: heapBytes + PROCESS_MB * MB },
      observer: metrics,
    });
    metrics.watch(() => this.#runner.figures);
  }

  /** The runner, started on first use in processes that run no jobs of their own. */
  async get(): Promise<BacktestRunner> {
    await (this.#started ??= this.#runner.start());
    return this.#runner;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.has('worker')) await this.get();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#runner.close();
  }
}
