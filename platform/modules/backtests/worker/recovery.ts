import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { BacktestQueue } from '../job/backtest-queue.ts';
import { BacktestRepository } from '../job/backtest-repository.ts';
import { LeaseRepository } from '../job/lease-repository.ts';
import { ResultStore } from '../results/result-store.ts';

const CHECK_MS = 15_000;
const RETENTION_MS = 3_600_000;
/** The queue itself notices a dead worker within half of this. */
const ABANDONED_SECONDS = 40;

/** Brings rows and queue together again after a crash of either, and removes results that are past their time. */
@Injectable()
export class Recovery implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(Recovery.name);
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly config: Config,
    private readonly backtests: BacktestRepository,
    private readonly leases: LeaseRepository,
    private readonly queue: BacktestQueue,
    private readonly results: ResultStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.has('worker')) return;
    await this.#guarded('recovery', () => this.recover());
    await this.#guarded('retention', () => this.retain());
    this.#timers.push(setInterval(() => void this.#guarded('recovery', () => this.recover()), CHECK_MS).unref());
    this.#timers.push(setInterval(() => void this.#guarded('retention', () => this.retain()), RETENTION_MS).unref());
  }

  onApplicationShutdown(): void {
    this.#timers.forEach((timer) => clearInterval(timer));
  }

  /** Wakes workers for rows that wait without a place in the queue: their process died in between, or the queue was lost. */
  async recover(): Promise<void> {
    const abandoned = await this.leases.releaseAbandoned(ABANDONED_SECONDS);
    const waiting = await this.backtests.countWaiting();
    if (waiting === 0 || waiting <= (await this.queue.size())) return;
    await this.queue.wake(...(await this.backtests.waiting()));
    this.#log.log(`Queued ${waiting} waiting backtests again, ${abandoned} of them from workers that are gone`);
  }

  /** Removes ended backtests beyond the configured age or number. */
  async retain(): Promise<void> {
    const expired = await this.backtests.expired({ keepRuns: this.config.keepBacktests, keepDays: this.config.keepBacktestDays });
    for (const id of expired) {
      if (await this.backtests.delete(id)) await this.results.remove(id);
    }
    if (expired.length > 0) this.#log.log(`Removed ${expired.length} backtests past PADDOCK_KEEP_BACKTESTS or PADDOCK_KEEP_BACKTEST_DAYS`);
  }

  async #guarded(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.warn(`${what} of backtests: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
