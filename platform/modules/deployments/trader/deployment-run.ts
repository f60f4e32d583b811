import { type LiveBudgets, LiveSession, type LiveTask, type SessionCheckpoint, type SessionEnd, type ReplaySpeed } from '../../../adapters/runner/index.ts';
import type { StopReason } from '@paddock/platform/core';
import type { SparePool } from '@paddock/sandbox';
import type { DeploymentEntity } from '../deployment/deployment.entity.ts';
import { type Counting, liveHooks } from './live-hooks.ts';
import type { Wish } from './lease-book.ts';
import { type RunCode, ReloadDesk } from './reload-desk.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { Standing } from './run-news.ts';

export interface RunParts {
  readonly row: DeploymentEntity;
  readonly task: Omit<LiveTask, 'speed' | 'budgets' | 'resume'>;
  readonly pool: SparePool;
  readonly recorder: RunRecorder;
  readonly counting: Counting;
  readonly checkpointMs: number;
  readonly budgets: () => Promise<LiveBudgets>;
  /** Code and parameters of a reload that waits. */
  readonly reload: (id: number) => Promise<RunCode | undefined>;
}

/** `moving`: the session goes on at once in a fresh process; `leaving`: in another process of Paddock, later. */
type Departure = 'moving' | 'leaving' | 'lost';

export interface RunEnd {
  readonly status: SessionEnd['status'];
  readonly reason?: StopReason | undefined;
}

/** One deployment that this process runs: a live session, what is wanted of it, and its way into the database. */
export class DeploymentRun {
  readonly #parts: RunParts;
  readonly #desk: ReloadDesk;
  #session: LiveSession | undefined;
  #checkpoint: SessionCheckpoint | undefined;
  /** Rows that were behind it when its last checkpoint was taken. */
  #savedRows = -1;
  #wish: Wish;
  #last: Standing | undefined;
  #budgets: LiveBudgets | undefined;
  #departure: Departure | undefined;
  #isPaused = false;
  #isStopping = false;
  #isCrowded = false;

  constructor(parts: RunParts) {
    this.#parts = parts;
    const { row, task } = parts;
    this.#checkpoint = row.checkpoint ?? undefined;
    this.#wish = { wanted: row.wanted, speed: row.speed, reload: 0 };
    const { bundle, params } = task;
    this.#desk = new ReloadDesk({ code: { bundle, params }, recorder: parts.recorder, load: parts.reload, onChange: () => this.#codeChanged() });
  }

  /** The version that it was started with. */
  get strategy(): string {
    const { strategy, version } = this.#parts.row;
    return `${strategy}@${version}`;
  }

  /** What the row shows between two steps. */
  standing(): Standing | undefined {
    const view = this.#session?.view;
    if (view === undefined) return this.#last;
    const { rowsDone, rowsTotal, time, equity, positions, budget, pid, reload, droppedLogs, droppedPlots, next } = view;
    const nextBar = next && { time: next.time, at: Math.round(Date.now() + next.waitMs) };
    return {
      rowsDone,
      rowsTotal,
      marketTime: time,
      equity,
      positions,
      usage: { ...budget, pid, reload, droppedLogs, droppedPlots, ...(nextBar && { nextBar }) },
    };
  }

  /** Runs until it ends by itself, is stopped, or has to leave. */
  async run(): Promise<RunEnd> {
    for (;;) {
      this.#departure = undefined;
      const end = await this.#serve();
      if (this.#departure !== 'moving') return end;
      // Without a checkpoint of today it goes on from the last one, which takes a start of its own.
      if (end.status === 'failed') this.#departure = 'leaving';
      if (end.status !== 'suspended') return end;
    }
  }
  /** Makes the session what its owner wants. */
  apply(wish: Wish): void {
    this.#wish = wish;
    const session = this.#session;
    if (session === undefined) return;
    this.#setSpeed(session, wish.speed);
    if (wish.wanted === 'stopped') return void this.#stop(session);
    this.#setPaused(session, wish.wanted === 'paused');
    if (wish.reload > 0) void this.#desk.take(wish.reload, session);
  }
  /** The database is behind: the session waits for it. */
  crowd(isCrowded: boolean): void {
    this.#isCrowded = isCrowded;
    if (isCrowded) this.#session?.pause();
    else if (!this.#isPaused) this.#session?.resume();
  }
  /** Goes on in a fresh process when an admin has changed its budgets. */
  async review(): Promise<void> {
    const budgets = await this.#parts.budgets();
    if (this.#session === undefined || JSON.stringify(budgets) === JSON.stringify(this.#budgets)) return;
    this.#parts.recorder.event({ kind: 'budget', message: 'An admin has changed its budget: it goes on under the new one.' });
    await this.#depart('moving');
  }
  leave(): Promise<void> {
    return this.#depart('leaving');
  }
  lose(): void {
    this.#parts.recorder.lose();
    void this.#depart('lost');
  }
  /** Why it ended, when that was this process's doing. */
  get departure(): Departure | undefined {
    return this.#departure;
  }

  async #serve(): Promise<RunEnd> {
    const { pool, task, recorder, counting } = this.#parts;
    this.#budgets = await this.#parts.budgets();
    const ended = Promise.withResolvers<SessionEnd>();
    const hooks = liveHooks(recorder, this.#desk, counting, ended.resolve);
    const speed = speedOf(this.#wish.speed);
    const resume = this.#checkpoint;
    const started = await LiveSession.start(pool, { ...task, ...this.#desk.code, speed, budgets: this.#budgets, ...(resume && { resume }) }, hooks);
    if (!started.ok) return { status: 'failed', reason: started.stop };
    const session = (this.#session = started.value);
    const { orders, fills } = session.view;
    this.#begin(session);
    const saving = setInterval(() => void this.#save(session), this.#parts.checkpointMs);
    const end = await ended.promise;
    clearInterval(saving);
    const { status, reason, view } = end;
    counting.observer.onRunEnded?.({ owner: counting.owner, status, reason: reason?.code, orders: view.orders - orders, fills: view.fills - fills });
    if (end.checkpoint !== undefined) this.#keep(end.checkpoint);
    this.#last = this.standing();
    await recorder.flush();
    this.#session = undefined;
    return end;
  }
  #begin(session: LiveSession): void {
    const isPaused = this.#wish.wanted === 'paused';
    this.#isPaused = isPaused;
    session.pause();
    if (!isPaused) void this.#resume(session);
    this.#parts.recorder.state(isPaused ? 'paused' : 'running');
    this.#parts.recorder.event({
      kind: 'started',
      message: this.#checkpoint === undefined ? 'Started from the first row.' : `Goes on after row ${this.#checkpoint.rowsDone}.`,
    });
    if (this.#departure !== undefined) void this.#depart(this.#departure);
    else this.apply(this.#wish);
  }
  #setSpeed(session: LiveSession, text: string): void {
    const speed = speedOf(text);
    if (session.view.speed === speed) return;
    session.setSpeed(speed);
    this.#parts.recorder.event({ kind: 'speed', message: `Runs at ${text === 'max' ? 'full speed' : `${text} times market time`}.` });
  }
  #setPaused(session: LiveSession, isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) session.pause();
    else void this.#resume(session);
    this.#parts.recorder.state(isPaused ? 'paused' : 'running');
    this.#parts.recorder.event({ kind: isPaused ? 'paused' : 'resumed', message: isPaused ? 'Paused.' : 'Resumed.' });
    if (isPaused) void this.#save(session);
  }
  /** Notice of a budget that was changed while it stood or started may still be on its way: not one step is done under the old one. */
  async #resume(session: LiveSession): Promise<void> {
    // A database that does not answer now is asked again when it has something to tell.
    await this.review().catch(() => undefined);
    if (session === this.#session && !this.#isPaused && !this.#isCrowded) session.resume();
  }
  /** The checkpoint comes first: from there it can be taken up again. */
  async #stop(session: LiveSession): Promise<void> {
    if (this.#isStopping || this.#departure !== undefined) return;
    this.#isStopping = true;
    await this.#save(session);
    await session.stop();
  }
  /** What the new code does is stored together with a checkpoint of its own: a restart never mixes two versions. */
  #codeChanged(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#savedRows = -1;
    this.#parts.recorder.hold(this.#save(session));
  }
  async #depart(departure: Departure): Promise<void> {
    this.#departure = departure;
    await this.#session?.suspend();
  }
  /** Nothing is stored for a strategy whose `save()` fails: it was told so, and its last checkpoint stays. */
  async #save(session: LiveSession): Promise<void> {
    if (session !== this.#session || session.view.rowsDone === this.#savedRows) return;
    const saved = await session.checkpoint();
    if (saved.ok) this.#keep(saved.value);
    else if (saved.stop.code !== 'ended') this.#parts.recorder.event({ kind: 'warning', message: `No checkpoint: ${saved.stop.message}`, detail: saved.stop });
  }
  #keep(checkpoint: SessionCheckpoint): void {
    this.#checkpoint = checkpoint;
    this.#savedRows = checkpoint.rowsDone;
    this.#parts.recorder.checkpoint(checkpoint);
  }
}

function speedOf(text: string): ReplaySpeed {
  return text === 'max' ? 'max' : Number(text);
}
