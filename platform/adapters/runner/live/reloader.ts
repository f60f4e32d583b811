import type { AccountSnapshot, StopReason } from '@paddock/platform/core';
import { refuse, type Outcome, type SparePool } from '@paddock/sandbox';
import type { SavedStrategy } from '@paddock/sdk/runtime';
import { refusedReload } from './live-reasons.ts';
import type { ReloadPhase, ReloadReport } from './live-task.ts';
import { Seat } from './seat.ts';
import type { SessionCore } from './session-core.ts';
import type { Reload } from './session.ts';
import { prepared, TakeOver, type AtBoundary, type Prepared } from './take-over.ts';

/** The version that has proven itself, while a newer one does: it has seen the rows up to `rowsDone`, and the newer one serves since `stepsDone`. */
interface Waiting {
  readonly seat: Seat;
  readonly rowsDone: number;
  readonly stepsDone: number;
  readonly at: number;
}

const REHEARSAL_MS = 5;
const MOST_PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 10;

/** Blue/green: the new version is loaded, warmed and tried while the old one serves; between two steps it takes over; the old one waits until it has proven itself. */
export class Reloader {
  readonly #core: SessionCore;
  readonly #pool: SparePool;
  readonly #atBoundary: AtBoundary;
  #isPreparing = false;
  #blue: Waiting | undefined;

  constructor(core: SessionCore, pool: SparePool, atBoundary: AtBoundary) {
    this.#core = core;
    this.#pool = pool;
    this.#atBoundary = atBoundary;
  }
  get isOnProbation(): boolean {
    return this.#blue !== undefined;
  }
  get phase(): ReloadPhase {
    if (this.#isPreparing) return 'preparing';
    return this.isOnProbation ? 'probation' : 'none';
  }

  async reload(reload: Reload): Promise<ReloadReport> {
    const since = performance.now();
    const from = this.#core.seat.checksum;
    this.#isPreparing = true;
    await quiet(this.#pool);
    const release = this.#pool.holdRefills();
    const swapped = await this.#prepareAndSwap(reload, since).finally(() => {
      this.#isPreparing = false;
      release();
    });
    const report: ReloadReport = swapped.ok ? swapped.value : { ...this.#facts(from, reload.bundle.checksum), outcome: 'refused', reason: swapped.stop };
    this.#core.hooks.onReload?.(report);
    return report;
  }
  async #prepareAndSwap(reload: Reload, since: number): Promise<Outcome<ReloadReport>> {
    const prepared = await this.#prepare(reload);
    return prepared.ok ? this.#swap(prepared.value, since) : prepared;
  }
  /** After each request: the old version may go once the new one has served long enough. */
  confirmIfDue(): void {
    const blue = this.#blue;
    const { stepsDone, budgets, judge } = this.#core;
    const { steps, ms } = budgets.probation;
    if (blue === undefined || stepsDone - blue.stepsDone < steps || performance.now() - blue.at < ms) return;
    this.#blue = undefined;
    judge.takeClosed();
    this.#retire(blue.seat, 'confirmed', blue);
  }
  /** The new version failed: the old one sees the rows that it missed, gets the judge's account, and serves on. The reason is returned when that fails too. */
  async rollBack(reason: StopReason): Promise<StopReason | undefined> {
    const blue = this.#blue;
    if (blue === undefined) return reason;
    const since = performance.now();
    const core = this.#core;
    const green = core.seat;
    this.#blue = undefined;
    const warmed = await core.warm(blue.seat, blue.rowsDone);
    const failure = typeof warmed === 'number' ? await blue.seat.take(core.judge.snapshot(), { closed: core.judge.takeClosed() }) : warmed;
    green.close();
    core.seatIs(blue.seat);
    if (failure !== undefined) return reason;
    const stepsServed = core.stepsDone - blue.stepsDone;
    const pauseUs = Math.round((performance.now() - since) * 1_000);
    core.hooks.onReload?.({ ...this.#facts(blue.seat.checksum, green.checksum), outcome: 'rolled-back', reason, stepsServed, pauseUs });
    return undefined;
  }
  close(): void {
    this.#blue?.seat.close();
    this.#blue = undefined;
  }

  /** A green version, warmed, of which the trial has shown that it can read what the running one saves. */
  async #prepare(reload: Reload): Promise<Outcome<Prepared>> {
    const running = this.#core.seat;
    const task = { ...running.task, bundle: reload.bundle, params: reload.params ?? running.task.params };
    const made = await Seat.prepare(this.#pool, { ...task, startTime: this.#core.judge.engine.time || task.startTime });
    if (!made.ok) return made;
    const green = made.value;
    const stop = this.#mismatch(green) ?? (await this.#try(green));
    if (stop !== undefined) {
      green.close();
      return refuse(stop);
    }
    const ready = await prepared(this.#core, green);
    if (!ready.ok) green.close();
    return ready;
  }
  #mismatch(green: Seat): StopReason | undefined {
    const { metadata } = this.#core.seat;
    if (green.metadata.scope === metadata.scope) return undefined;
    return refusedReload(
      `The new version has the scope "${green.metadata.scope}" and the running one "${metadata.scope}".`,
      'Keep the scope, or stop the deployment and start the new version.',
    );
  }
  /** A dress rehearsal with today's account and state, on an object that is thrown away. */
  async #try(green: Seat): Promise<StopReason | undefined> {
    const warmed = await this.#core.warm(green, this.#core.warmFrom(green));
    if (typeof warmed !== 'number') return warmed;
    const today = await this.#atBoundary(async () => ({ saved: await this.#core.seat.save(), account: this.#core.judge.snapshot() }));
    if (today === undefined) return ENDED;
    if (!today.saved.ok) return today.saved.stop;
    this.#core.watch.stateSize(JSON.stringify(today.saved.value.instances).length);
    return rehearse(green, today.account, today.saved.value);
  }

  async #swap(ready: Prepared, since: number): Promise<Outcome<ReloadReport>> {
    const core = this.#core;
    const { green, from } = ready;
    const prepareMs = performance.now() - since;
    const taken = await new TakeOver(core, this.#atBoundary, () => this.#commit(green)).run(ready);
    core.follower = undefined;
    if (!taken?.ok) green.close();
    if (taken === undefined) return refuse(ENDED);
    if (!taken.ok) return taken;
    const { blue, pauseMs } = taken.value;
    const facts = this.#facts(blue.checksum, green.checksum);
    return { ok: true, value: { ...facts, outcome: 'swapped', pauseUs: Math.round(pauseMs * 1_000), warmedRows: core.rowsDone - from, prepareMs } };
  }
  #commit(green: Seat): void {
    this.confirmIfDue();
    this.#wait();
    this.#core.seatIs(green);
  }
  /** A version that has not proven itself yet makes way for the newer one; then the one before it goes on waiting. */
  #wait(): void {
    const { judge, seat, rowsDone, stepsDone } = this.#core;
    const waiting = this.#blue;
    if (waiting === undefined) judge.watchClosed();
    else this.#retire(seat, 'superseded', waiting);
    this.#blue = { ...(waiting ?? { seat, rowsDone }), stepsDone, at: performance.now() };
  }
  #retire(seat: Seat, outcome: 'confirmed' | 'superseded', blue: Waiting): void {
    // Ending a process takes time that the next step need not wait for.
    setImmediate(() => seat.close());
    const { seat: served, stepsDone, hooks } = this.#core;
    hooks.onReload?.({ ...this.#facts(blue.seat.checksum, served.checksum), outcome, stepsServed: stepsDone - blue.stepsDone });
  }
  #facts(from: string, to: string): { readonly from: string; readonly to: string; readonly rowsDone: number; readonly time: number } {
    return { from, to, rowsDone: this.#core.rowsDone, time: this.#core.judge.engine.time };
  }
}

/** A process that starts takes a processor for a while. The preparation waits for it, and the swap behind it need not share. */
async function quiet(pool: SparePool): Promise<void> {
  const end = performance.now() + MOST_PATIENCE_MS;
  while (pool.figures.starting > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

/** Both ways of a hand-over, as often as it takes until the engine has compiled them: in the swap itself the market waits. */
async function rehearse(green: Seat, account: AccountSnapshot, saved: SavedStrategy): Promise<StopReason | undefined> {
  const end = performance.now() + REHEARSAL_MS;
  let refused: StopReason | undefined;
  do {
    refused = (await green.take(account, { saved })) ?? (await green.take(account)) ?? (await green.load(saved));
  } while (refused === undefined && performance.now() < end);
  return refused;
}

const ENDED = refusedReload('The session has ended.', 'Start the new version instead.');
