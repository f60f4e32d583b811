import type { AccountSnapshot, StopReason } from '@paddock/platform/core';
import { refuse, type Outcome, type SparePool } from '@paddock/sandbox';
import type { SavedStrategy } from '@paddock/sdk/runtime';
import { refusedReload } from './live-reasons.ts';
import type { ReloadPhase, ReloadReport } from './live-task.ts';
import { Seat } from './seat.ts';
import type { SessionCore } from './session-core.ts';
import type { Reload } from './session.ts';

/** The version that has proven itself, while a newer one does: it has seen the rows up to `rowsDone`, and the newer one serves since `stepsDone`. */
interface Waiting {
  readonly seat: Seat;
  readonly rowsDone: number;
  readonly stepsDone: number;
  readonly at: number;
}

/** A new version, warmed to row `warmed` with the rows from `from` on. */
interface Prepared {
  readonly green: Seat;
  readonly warmed: number;
  readonly from: number;
}

interface TakenOver {
  readonly blue: Seat;
  readonly pauseUs: number;
}

const MOST_TRIES = 6;
const REHEARSAL_MS = 5;
/** For so long the state may lie in the channel already, and nobody has looked. */
const LOOK_MS = 0.1;
const MOST_PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 10;

/** Runs something between two steps; undefined when the session ended before. */
export type AtBoundary = <T>(action: () => Promise<T>) => Promise<T | undefined>;

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
    const from = this.#core.warmFrom(green);
    const warmed = await this.#core.warm(green, from);
    // A process that does not survive this refuses what comes next.
    await green.sandbox.collect();
    if (typeof warmed === 'number') return { ok: true, value: { green, warmed, from } };
    green.close();
    return refuse(warmed);
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
    const refused = await rehearse(green, today.account, today.saved.value);
    if (refused !== undefined) return refused;
    const again = await green.construct();
    return again.ok ? undefined : again.stop;
  }

  async #swap(prepared: Prepared, since: number): Promise<Outcome<ReloadReport>> {
    const { green, from } = prepared;
    const prepareMs = performance.now() - since;
    const swapped = await this.#takeOverInTime(prepared);
    this.#core.follower = undefined;
    if (swapped === undefined || !swapped.ok) green.close();
    if (swapped === undefined) return refuse(ENDED);
    if (!swapped.ok) return swapped;
    const { blue, pauseUs } = swapped.value;
    const facts = this.#facts(blue.checksum, green.checksum);
    return { ok: true, value: { ...facts, outcome: 'swapped', pauseUs, warmedRows: this.#core.rowsDone - from, prepareMs } };
  }
  /**
   * Behind a request whose state has arrived soon after its answer. When it is late the market does not wait for it: the next request brings
   * another one.
   */
  async #takeOverInTime(prepared: Prepared): Promise<Outcome<TakenOver> | undefined> {
    const core = this.#core;
    let { warmed } = prepared;
    for (let tries = 1; ; tries++) {
      await core.offer(prepared.green, warmed);
      const swapped = await this.#atBoundary(async () => {
        const since = performance.now();
        await turnWhile(() => isLate(core) && performance.now() - since < LOOK_MS);
        return isLate(core) && tries < MOST_TRIES ? 'late' : this.#takeOver({ ...prepared, warmed }, since);
      });
      if (swapped !== 'late') return swapped;
      const reached = await (core.follower?.warmed ?? warmed);
      if (typeof reached !== 'number') return refuse(reached);
      warmed = reached;
      core.follower = undefined;
    }
  }
  /** Between two steps. Nothing has changed for the running version until the last line that may fail has passed. */
  async #takeOver({ green, warmed, from }: Prepared, since: number): Promise<Outcome<TakenOver>> {
    const core = this.#core;
    const blue = core.seat;
    const { follower } = core;
    const isReady = follower !== undefined && follower.blue === blue && follower.rowsDone === core.rowsDone;
    // Shown rows that were not served in the end: a version that knows the future must start again.
    const isAfresh = !isReady && (follower !== undefined || warmed > core.rowsDone);
    if (isAfresh) await green.construct();
    const { saved, warmed: warming } = isReady ? follower : { saved: blue.save(), warmed: core.warm(green, isAfresh ? from : warmed) };
    const [reached, refused] = await Promise.all([warming, handOver(green, core.judge.snapshot(), saved)]);
    if (typeof reached !== 'number') return refuse(reached);
    if (refused !== undefined) return refuse(refused);
    const pauseUs = Math.round((performance.now() - since) * 1_000);
    this.confirmIfDue();
    this.#wait();
    core.seatIs(green);
    return { ok: true, value: { blue, pauseUs } };
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

/** Whether what the serving version saved has not arrived yet. */
const isLate = ({ follower, seat }: SessionCore): boolean => follower !== undefined && follower.blue === seat && !follower.isSaved;

/** Lets the event loop turn as long as that holds: it hears of an answer sooner than one that has gone to sleep. */
async function turnWhile(holds: () => boolean): Promise<void> {
  while (holds()) await new Promise((resolve) => setImmediate(resolve));
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

/** The account is there at once: it is taken over while the state is still being saved, or with the state when there is one already. */
async function handOver(green: Seat, account: AccountSnapshot, saving: Promise<Outcome<SavedStrategy>>): Promise<StopReason | undefined> {
  const early = await Promise.race([saving, Promise.resolve(undefined)]);
  if (early?.ok === true) return green.take(account, { saved: early.value });
  const taking = green.take(account);
  const saved = await saving;
  const [refused, unread] = await Promise.all([taking, saved.ok ? green.load(saved.value) : saved.stop]);
  return refused ?? unread;
}

const ENDED = refusedReload('The session has ended.', 'Start the new version instead.');
