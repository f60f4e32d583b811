import type { AccountSnapshot, StopReason } from '@paddock/platform/core';
import { refuse, type Outcome } from '@paddock/sandbox';
import type { SavedStrategy } from '@paddock/sdk/runtime';
import type { Seat } from './seat.ts';
import type { SessionCore } from './session-core.ts';

/** Runs something between two steps; undefined when the session ended before. */
export type AtBoundary = <T>(action: () => Promise<T>) => Promise<T | undefined>;

/** A new version that has been shown the rows `from` to `warmed`: all it lacks is the account and the state of the serving one. */
export interface Prepared {
  readonly green: Seat;
  readonly from: number;
  readonly warmed: number;
}
export interface TakenOver {
  /** Who served before. */
  readonly blue: Seat;
  /** How long rows that were due have waited for it. */
  readonly pauseMs: number;
}
/** One try: the state came too late to begin, or it was handed over, in time or not. */
type Try = { readonly kind: 'late' } | { readonly kind: 'missed' | 'done'; readonly blue: Seat; readonly handing: Promise<StopReason | undefined> };

/** For so long the state may lie in the channel already, and nobody has looked. */
const LOOK_MS = 0.1;
/** So long rows that are due wait for a hand-over before the serving version goes on. */
const HOLD_MS = 0.25;
/** So long a gap between rows is looked for. */
const SEARCH_MS = 500;
const CATCH_UPS = 3;

/** Makes a version anew and shows it what it has to know of the past. */
export async function prepared(core: SessionCore, green: Seat): Promise<Outcome<Prepared>> {
  const made = await green.construct();
  if (!made.ok) return made;
  const from = core.warmFrom(green);
  let warmed = await core.warm(green, from);
  // A process that does not survive this refuses what comes next.
  await green.sandbox.collect();
  for (let k = 0; k < CATCH_UPS && typeof warmed === 'number' && warmed < core.rowsDone; k++) warmed = await core.warm(green, warmed);
  return typeof warmed === 'number' ? { ok: true, value: { green, from, warmed } } : refuse(warmed);
}

/**
 * A new version takes over between two steps, in a gap between rows. When rows come before it has what it needs, the serving version goes on after
 * a moment, and the new one is made anew, for what it was given is out of date. Where there is no gap to be found the last try takes as long as it takes.
 */
export class TakeOver {
  readonly #core: SessionCore;
  readonly #atBoundary: AtBoundary;
  readonly #commit: () => void;
  #pauseMs = 0;

  /** `commit`: the new version has all; from then on it serves. */
  constructor(core: SessionCore, atBoundary: AtBoundary, commit: () => void) {
    this.#core = core;
    this.#atBoundary = atBoundary;
    this.#commit = commit;
  }

  /** Undefined when the session ended before. Nothing has changed for the serving version when it is refused. */
  async run(first: Prepared): Promise<Outcome<TakenOver> | undefined> {
    const end = performance.now() + SEARCH_MS;
    let next = first;
    for (;;) {
      await this.#core.offer(next.green, next.warmed);
      const tried = await this.#atBoundary(() => this.#try(next, performance.now() > end));
      if (tried === undefined) return undefined;
      const stop = tried.kind === 'late' ? undefined : await tried.handing;
      if (stop !== undefined) return refuse(stop);
      if (tried.kind === 'done') return { ok: true, value: { blue: tried.blue, pauseMs: this.#pauseMs } };
      const again = tried.kind === 'late' ? await this.#followed(next) : await prepared(this.#core, next.green);
      if (!again.ok) return again;
      next = again.value;
      this.#core.follower = undefined;
    }
  }
  async #try(next: Prepared, isLast: boolean): Promise<Try> {
    const core = this.#core;
    const since = performance.now();
    await turnWhile(() => isLate(core) && performance.now() - since < LOOK_MS);
    const waitsSince = core.isDue ? since : undefined;
    if (isLate(core) && !isLast) {
      this.#waited(waitsSince);
      return { kind: 'late' };
    }
    const blue = core.seat;
    const handing = handOver(core, next);
    const isDone = await this.#hold(handing, waitsSince, isLast);
    if (!isDone) return { kind: 'missed', blue, handing };
    if ((await handing) === undefined) this.#commit();
    return { kind: 'done', blue, handing };
  }
  /** Waits for the hand-over, in vain when rows are due first. */
  async #hold(handing: Promise<unknown>, since: number | undefined, isLast: boolean): Promise<boolean> {
    let isDone = false;
    const done = handing.then(() => void (isDone = true));
    if (since === undefined) await doneOrDue(done, this.#core);
    if (isDone) return true;
    const now = performance.now();
    await turnWhile(() => !isDone && performance.now() - now < HOLD_MS);
    if (isLast) await done;
    this.#waited(since ?? now);
    return isDone;
  }
  #waited(since: number | undefined): void {
    if (since !== undefined) this.#pauseMs = Math.max(this.#pauseMs, performance.now() - since);
  }
  /** The version has followed the request whose state was late. */
  async #followed(next: Prepared): Promise<Outcome<Prepared>> {
    const warmed = await (this.#core.follower?.warmed ?? next.warmed);
    return typeof warmed === 'number' ? { ok: true, value: { ...next, warmed } } : refuse(warmed);
  }
}

/** Whether what the serving version saved has not arrived yet. */
const isLate = ({ follower, seat }: SessionCore): boolean => follower !== undefined && follower.blue === seat && !follower.isSaved;

/** Lets the event loop turn as long as that holds: it hears of an answer sooner than one that has gone to sleep. */
async function turnWhile(holds: () => boolean): Promise<void> {
  while (holds()) await new Promise((resolve) => setImmediate(resolve));
}

async function doneOrDue(done: Promise<void>, { source }: SessionCore): Promise<void> {
  let forget = (): void => undefined;
  await Promise.race([done, new Promise<void>((resolve) => (forget = source.whenDue(resolve)))]);
  forget();
}

async function handOver(core: SessionCore, { green, from, warmed }: Prepared): Promise<StopReason | undefined> {
  const { follower, seat: blue } = core;
  const isReady = follower !== undefined && follower.blue === blue && follower.rowsDone === core.rowsDone;
  // Shown rows that were not served in the end: a version that knows the future must start again.
  const isAfresh = !isReady && (follower !== undefined || warmed > core.rowsDone);
  if (isAfresh) await green.construct();
  const { saved, warmed: warming } = isReady ? follower : { saved: blue.save(), warmed: core.warm(green, isAfresh ? from : warmed) };
  const [reached, refused] = await Promise.all([warming, give(green, core.judge.snapshot(), saved)]);
  return typeof reached === 'number' ? refused : reached;
}

/** The account is there at once: it is taken over while the state is still being saved, or with the state when there is one already. */
async function give(green: Seat, account: AccountSnapshot, saving: Promise<Outcome<SavedStrategy>>): Promise<StopReason | undefined> {
  const early = await Promise.race([saving, Promise.resolve(undefined)]);
  if (early?.ok === true) return green.take(account, { saved: early.value });
  const taking = green.take(account);
  const saved = await saving;
  const [refused, unread] = await Promise.all([taking, saved.ok ? green.load(saved.value) : saved.stop]);
  return refused ?? unread;
}
