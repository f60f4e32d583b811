import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { type Lease, newWorkerId, Notifier } from '../../database/index.ts';
import { BUDGETS_CHANNEL } from '../budgets/budgets.service.ts';
import { DeploymentNews } from '../deployment/deployment-news.ts';
import { WAKE_CHANNEL } from '../deployment/wake.ts';
import type { DeploymentRun } from './deployment-run.ts';
import { LeaseBook } from './lease-book.ts';
import { RunFactory } from './run-factory.ts';

const RENEW_MS = 1_000;

export interface CpuLevel {
  readonly id: string;
  readonly strategy: string;
  readonly cpuLeftMs: number;
}

interface Held {
  readonly lease: Lease;
  run?: DeploymentRun;
  done: Promise<void>;
}

/**
 * Runs deployments: takes those that are free, makes each what its owner wants, gives them back when this process stops. Notices only make it
 * look sooner: what is wanted stands in the rows.
 */
@Injectable()
export class Trader implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly workerId = newWorkerId();
  readonly #log = new Logger(Trader.name);
  readonly #held = new Map<string, Held>();
  readonly #unsubscribe: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(
    private readonly config: Config,
    private readonly book: LeaseBook,
    private readonly factory: RunFactory,
    private readonly news: DeploymentNews,
    private readonly notifier: Notifier,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.has('trader')) return;
    this.#unsubscribe.push(
      this.notifier.subscribe(WAKE_CHANNEL, () => this.#soon(0)),
      this.notifier.subscribe(BUDGETS_CHANNEL, () => this.#reviewBudgets()),
    );
    this.#soon(0);
  }

  /** Every session stops between two steps and leaves its checkpoint; the next process goes on from there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    await this.#turn;
    await Promise.all([...this.#held.values()].map(async ({ run, done }) => Promise.all([run?.leave(), done])));
    await this.factory.close();
  }

  /** What is left in the CPU buckets of what runs here. */
  levels(): readonly CpuLevel[] {
    return [...this.#held.values()].flatMap(({ lease, run }) => {
      const cpuLeftMs = run?.standing()?.usage.cpuLeftMs;
      return run === undefined || cpuLeftMs === undefined ? [] : [{ id: lease.id, strategy: run.strategy, cpuLeftMs }];
    });
  }

  #soon(ms: number): void {
    if (this.#isStopping) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn.then(() => this.#look());
    }, ms).unref();
  }

  async #look(): Promise<void> {
    try {
      await this.#renew();
      for (const id of await this.book.closeOrphans()) void this.news.publish(id);
      while (!this.#isStopping && this.#held.size < this.config.deployments && (await this.#take()));
      this.#soon(Math.max(50, Math.min(RENEW_MS, (await this.book.nextDueMs()) ?? RENEW_MS)));
    } catch (error) {
      this.#log.warn(`Deployments: ${error instanceof Error ? error.message : String(error)}`);
      this.#soon(RENEW_MS);
    }
  }

  async #renew(): Promise<void> {
    if (this.#held.size === 0) return;
    const all = [...this.#held.values()];
    const wishes = await this.book.renew(
      this.workerId,
      all.map(({ lease }) => lease),
    );
    for (const { lease, run } of all) {
      const wish = wishes.get(lease.id);
      if (wish !== undefined) run?.apply(wish);
      // One that ended while the statement was on its way has let go by itself.
      else if (this.#held.get(lease.id)?.lease === lease) run?.lose();
    }
  }

  async #take(): Promise<boolean> {
    const lease = await this.book.claim(this.workerId);
    if (lease === undefined) return false;
    const held: Held = { lease, done: Promise.resolve() };
    this.#held.set(lease.id, held);
    held.done = this.#run(held).finally(() => {
      if (this.#held.get(lease.id) === held) this.#held.delete(lease.id);
      this.#soon(0);
    });
    return true;
  }

  async #run(held: Held): Promise<void> {
    const { lease } = held;
    try {
      await this.factory.run(lease, (run) => {
        held.run = run;
        if (this.#isStopping) void run.leave();
      });
      await this.news.publish(lease.id);
    } catch (error) {
      this.#log.error(`Deployment ${lease.id}: ${error instanceof Error ? error.message : String(error)}`, error instanceof Error ? error.stack : undefined);
    }
  }

  #reviewBudgets(): void {
    for (const { lease, run } of this.#held.values())
      run?.review().catch((error: unknown) => this.#log.warn(`Deployment ${lease.id}: budgets not read: ${String(error)}`));
  }
}
