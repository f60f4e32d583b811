import type { StopReason } from '@paddock/platform/core';
import { refuse, type Outcome, type SparePool } from '@paddock/sandbox';
import type { RunBundle } from '../backtest-task.ts';
import { DEFAULT_LIVE_BUDGETS, type LiveBudgets } from './live-budgets.ts';
import type { LiveHooks, LiveTask, ReloadReport, ReplaySpeed, SessionCheckpoint, SessionEnd, SessionPhase, SessionView } from './live-task.ts';
import { ReplaySource } from './replay-source.ts';
import { Reloader } from './reloader.ts';
import { Seat } from './seat.ts';
import { SessionCore } from './session-core.ts';
import { sessionView } from './session-view.ts';
import type { StepSource } from './step-source.ts';

/** What a reload brings: other code, other parameters, or both. The symbols stay as they are. */
export interface Reload {
  readonly bundle: RunBundle;
  /** Those of the session unless given. */
  readonly params?: Readonly<Record<string, unknown>>;
}

const BATCH_ROWS = 8_192;

/**
 * A strategy on a running market: a replay of history at any speed, or rows as they come. Mirror and judge as in a backtest, step by step.
 * Pausing, reloading and checkpoints happen between two steps.
 */
export class LiveSession {
  readonly #core: SessionCore;
  readonly #reloader: Reloader;
  readonly #hooks: LiveHooks;
  readonly #wishes: (() => Promise<void>)[] = [];
  readonly #ended: Promise<SessionEnd>;
  #tellEnd: (end: SessionEnd) => void = () => undefined;
  #phase: SessionPhase = 'running';
  #wake: () => void = () => undefined;
  #reloads: Promise<unknown> = Promise.resolve();

  private constructor(core: SessionCore, pool: SparePool, hooks: LiveHooks) {
    this.#core = core;
    this.#hooks = hooks;
    this.#reloader = new Reloader(core, pool, (action) => this.#between(action));
    this.#ended = new Promise((resolve) => (this.#tellEnd = resolve));
  }

  /** Loads, configures, resumes; the feed runs once this has answered. Rejects when the platform itself cannot run. */
  static async start(pool: SparePool, task: LiveTask, hooks: LiveHooks): Promise<Outcome<LiveSession>> {
    return LiveSession.on(new ReplaySource(task.feedPath, task.speed), pool, task, hooks);
  }
  /** The same on any source of steps, which the session closes when it ends. */
  static async on(source: StepSource, pool: SparePool, task: Omit<LiveTask, 'feedPath' | 'speed'>, hooks: LiveHooks): Promise<Outcome<LiveSession>> {
    const opened = await open(source, pool, task, hooks);
    if (!opened.ok) {
      source.close();
      return opened;
    }
    const session = new LiveSession(opened.value, pool, hooks);
    // The caller gets its session before the first hook is called.
    setImmediate(() => void session.#run());
    return { ok: true, value: session };
  }

  get view(): SessionView {
    return sessionView(this.#core, this.#phase, this.#reloader.phase);
  }
  pause(): void {
    if (this.#phase !== 'running') return;
    this.#phase = 'paused';
    this.#core.source.pause();
  }
  resume(): void {
    if (this.#phase !== 'paused') return;
    this.#phase = 'running';
    this.#core.source.resume();
    this.#wake();
  }
  /** Throws a RangeError for a speed that is none. */
  setSpeed(speed: ReplaySpeed): void {
    this.#core.source.setSpeed(speed);
    this.#wake();
  }
  /** Blue/green: prepares the new version while the old one serves, then swaps between two steps. Answers `refused` or `swapped`; the rest goes to `onReload`. One at a time. */
  reload(reload: Reload): Promise<ReloadReport> {
    const report = this.#reloads.then(() => this.#reloader.reload(reload));
    this.#reloads = report.catch(() => undefined);
    return report;
  }
  /** At the next step boundary; refused when the author's `save()` fails. */
  async checkpoint(): Promise<Outcome<SessionCheckpoint>> {
    return (await this.#between(() => this.#saved())) ?? refuse(ENDED);
  }
  /** At the next step boundary, without `onStop`: the session goes on elsewhere from its checkpoint. Fails as a whole when the author's `save()` does. */
  async suspend(): Promise<SessionEnd> {
    await this.#between(async () => {
      const saved = await this.#saved();
      await this.#core.tellLast();
      if (saved.ok) this.#finish({ status: 'suspended', checkpoint: saved.value });
      else this.#finish({ status: 'failed', reason: saved.stop });
    });
    return this.#ended;
  }
  /** At the next step boundary: `onStop`, then the process ends. */
  async stop(): Promise<SessionEnd> {
    await this.#between(() => this.#stopNow('stopped'));
    return this.#ended;
  }

  async #run(): Promise<void> {
    try {
      // What was said before the first step.
      await this.#core.tellLast();
      if (this.#phase === 'running') this.#core.source.resume();
      while (!this.#hasEnded) await this.#turn();
    } catch (error) {
      this.#finish({ status: 'failed', reason: { code: 'platform', message: `Paddock itself failed: ${error instanceof Error ? error.message : 'unknown'}` } });
    }
  }
  get #hasEnded(): boolean {
    return this.#phase === 'ended';
  }
  async #turn(): Promise<void> {
    const wish = this.#wishes.shift();
    if (wish !== undefined) return wish();
    if (this.#phase === 'paused') return this.#sleep();
    const served = await this.#core.serve(this.#reloader.isOnProbation);
    if (served === undefined) return this.#reloader.confirmIfDue();
    if (served === 'idle') return this.#core.isThrough ? this.#stopNow('completed') : this.#sleep();
    const reason = await this.#reloader.rollBack(served);
    if (reason !== undefined) await this.#fail(reason);
  }
  /** Until something is due or wished for. */
  async #sleep(): Promise<void> {
    await new Promise<void>((resolve) => {
      const forget = this.#phase === 'paused' ? () => undefined : this.#core.source.whenDue(resolve);
      this.#wake = () => {
        forget();
        resolve();
      };
      if (this.#wishes.length > 0) this.#wake();
    });
    this.#wake = () => undefined;
  }
  /** Runs an action between two steps; undefined when the session ended before its turn. */
  #between<T>(action: () => Promise<T>): Promise<T | undefined> {
    if (this.#hasEnded) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#wishes.push(async () => {
        if (this.#hasEnded) return resolve(undefined);
        try {
          resolve(await action());
        } catch (error) {
          reject(error);
        }
      });
      this.#wake();
    });
  }
  async #saved(): Promise<Outcome<SessionCheckpoint>> {
    const { seat, judge, source, rowsDone, stepsDone, watch } = this.#core;
    const saved = await seat.save();
    if (!saved.ok) return saved;
    watch.stateSize(JSON.stringify(saved.value.instances).length);
    const symbols = source.meta.instruments.map((instrument) => instrument.symbol);
    const { time } = judge.engine;
    return { ok: true, value: { rowsDone, stepsDone, time, checksum: seat.checksum, symbols, account: judge.snapshot(), strategy: saved.value } };
  }
  async #stopNow(status: 'completed' | 'stopped'): Promise<void> {
    const stopped = await this.#core.seat.sandbox.control('stop');
    await this.#core.tellLast();
    this.#finish(stopped.ok ? { status } : { status: 'failed', reason: stopped.stop });
  }
  async #fail(reason: StopReason): Promise<void> {
    await this.#core.tellLast();
    this.#finish({ status: 'failed', reason });
  }
  #finish(end: Omit<SessionEnd, 'view'>): void {
    if (this.#hasEnded) return;
    this.#phase = 'ended';
    const told = { ...end, view: this.view };
    this.#core.seat.close();
    this.#reloader.close();
    this.#core.source.close();
    for (const wish of this.#wishes.splice(0)) void wish();
    this.#hooks.onEnd(told);
    this.#tellEnd(told);
  }
}

const ENDED: StopReason = { code: 'ended', message: 'The session has ended.' };

/** A core that stands where the task says: at the first row, or where a checkpoint was taken. */
async function open(source: StepSource, pool: SparePool, task: Omit<LiveTask, 'feedPath' | 'speed'>, hooks: LiveHooks): Promise<Outcome<SessionCore>> {
  const { bundle, params, config, resume } = task;
  const symbols = source.meta.instruments.map((instrument) => instrument.symbol);
  if (source.meta.rows === 0) return refuse({ code: 'no-data', message: 'There are no bars for these symbols and dates.' });
  if (resume !== undefined && resume.symbols.join() !== symbols.join())
    return refuse({ code: 'symbols', message: `The checkpoint is one of ${resume.symbols.join(', ')}; the feed has ${symbols.join(', ')}.` });
  const budgets: LiveBudgets = { ...DEFAULT_LIVE_BUDGETS, ...task.budgets };
  const startTime = resume?.account.time || source.meta.firstTime;
  const made = await Seat.prepare(pool, { bundle, params, config, meta: source.meta, startTime, budgets });
  if (!made.ok) return made;
  const core = new SessionCore({ source, seat: made.value, budgets, hooks, batchRows: task.batchRows ?? BATCH_ROWS });
  const stop = resume === undefined ? undefined : await goOn(core, resume);
  if (stop === undefined) return { ok: true, value: core };
  core.seat.close();
  return refuse(stop);
}

async function goOn(core: SessionCore, { rowsDone, account, strategy }: SessionCheckpoint): Promise<StopReason | undefined> {
  const { source, judge, seat } = core;
  if (rowsDone > source.meta.rows) return { code: 'no-data', message: `The checkpoint is behind row ${rowsDone}; the feed has ${source.meta.rows}.` };
  source.skipTo(rowsDone);
  core.rowsDone = rowsDone;
  judge.restore(account);
  const warmed = await core.warm(seat, core.warmFrom(seat));
  return typeof warmed === 'number' ? seat.take(account, { saved: strategy }) : warmed;
}
