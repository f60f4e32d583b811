import { setTimeout as delay } from 'node:timers/promises';
import type { FillRow, LogRow, OrderRow } from '@paddock/platform/core';
import type { SessionCheckpoint, SessionProgress } from '../../../adapters/runner/index.ts';
import type { Lease } from '../../database/index.ts';
import type { DeploymentState } from '../deployment/deployment-state.ts';
import type { DeploymentEvent, Numbered, ReloadNews, RunNews, Standing } from './run-news.ts';
import { LeaseLost, type RunStore } from './run-store.ts';

const FLUSH_MS = 150;
/** Rows that may wait for the database before the session has to wait too, and how few make it go on. */
const FULL = 20_000;
const ROOM = 2_000;
const RETRY_MS = 1_000;
/** Points of the equity line over the whole span of the data. */
const CURVE_POINTS = 2_000;

export interface RecorderOptions {
  readonly lease: Lease;
  readonly store: RunStore;
  /** Where the numbers of fills and log lines go on. */
  readonly fills: number;
  readonly logs: number;
  /** Market time of the whole feed. */
  readonly spanMs: number;
  readonly standing: () => Standing | undefined;
  /** The news are stored: now they may be shown. */
  readonly onStored: (news: RunNews) => void;
  readonly onPressure: (isFull: boolean) => void;
  readonly onLost: () => void;
  readonly onTrouble: (error: unknown) => void;
}

interface Waiting {
  orders: Numbered<OrderRow>[];
  fills: Numbered<FillRow>[];
  logs: Numbered<LogRow>[];
  equity: { time: number; equity: string }[];
  events: DeploymentEvent[];
  reloads: ReloadNews[];
  checkpoint?: SessionCheckpoint;
  state?: DeploymentState;
}

/** Collects what a run does and stores it, one transaction at a time, in the order in which it happened. */
export class RunRecorder {
  readonly #options: RecorderOptions;
  #waiting = nothing();
  #hasNews = false;
  #rows = 0;
  #isFull = false;
  #isLost = false;
  #fills: number;
  #logs: number;
  #lastPoint = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#fills = options.fills;
    this.#logs = options.logs;
  }

  orders(rows: readonly OrderRow[]): void {
    for (const row of rows) this.#waiting.orders.push({ ...row, id: Number(row.id) } as unknown as Numbered<OrderRow>);
    this.#noted(rows.length);
  }
  fills(rows: readonly FillRow[]): void {
    for (const row of rows) this.#waiting.fills.push({ ...row, id: ++this.#fills });
    this.#noted(rows.length);
  }
  logs(rows: readonly LogRow[]): void {
    for (const row of rows) this.#waiting.logs.push({ ...row, id: ++this.#logs });
    this.#noted(rows.length);
  }
  step({ time, equity }: SessionProgress): void {
    if (time - this.#lastPoint >= this.#options.spanMs / CURVE_POINTS) {
      this.#lastPoint = time;
      this.#waiting.equity.push({ time, equity: equity.toFixed(2) });
    }
    this.#noted(0);
  }
  event(event: DeploymentEvent): void {
    this.#waiting.events.push(event);
    this.#noted(1);
  }
  reload(news: ReloadNews): void {
    this.#waiting.reloads.push(news);
    this.#noted(1);
  }
  checkpoint(checkpoint: SessionCheckpoint): void {
    this.#waiting.checkpoint = checkpoint;
    this.#noted(1);
  }
  state(state: DeploymentState): void {
    this.#waiting.state = state;
    this.#noted(1);
  }

  /** Stores nothing more until `work` is done: what comes in the meantime is stored together. */
  hold(work: Promise<void>): void {
    this.#writing = this.#writing.then(() => work);
  }
  /** Resolves when everything so far is stored, or never will be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #noted(rows: number): void {
    this.#hasNews = true;
    this.#rows += rows;
    if (this.#rows > FULL && !this.#isFull) this.#options.onPressure((this.#isFull = true));
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  async #write(): Promise<void> {
    if (!this.#hasNews || this.#isLost) return;
    const standing = this.#options.standing();
    const news: RunNews = { ...this.#waiting, ...(standing && { standing }) };
    this.#waiting = nothing();
    this.#hasNews = false;
    this.#rows = 0;
    await this.#store(news);
    if (this.#isFull && this.#rows < ROOM) this.#options.onPressure((this.#isFull = false));
  }

  /** A database that is away for a while is waited for: what happened must not be lost, and a step is not shown before it is stored. */
  async #store(news: RunNews): Promise<void> {
    while (!this.#isLost) {
      try {
        await this.#options.store.write(this.#options.lease, news);
        return this.#options.onStored(news);
      } catch (error) {
        if (error instanceof LeaseLost) {
          this.lose();
          return this.#options.onLost();
        }
        this.#options.onTrouble(error);
        await delay(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  /** Nothing more is written: the deployment belongs to somebody else. */
  lose(): void {
    this.#isLost = true;
  }
}

function nothing(): Waiting {
  return { orders: [], fills: [], logs: [], equity: [], events: [], reloads: [] };
}
