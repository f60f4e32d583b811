import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BacktestRunner } from '../../../adapters/runner/index.ts';
import { Config } from '../../config/index.ts';

/** The one runner of this process: its sandboxes are started before they are needed, so that a short run does not wait for one. */
@Injectable()
export class SharedRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #runner: BacktestRunner;
  #started: Promise<void> | undefined;

  constructor(private readonly config: Config) {
    this.#runner = new BacktestRunner({ spares: config.backtestConcurrency, memoryMb: config.strategyMemoryMb });
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
