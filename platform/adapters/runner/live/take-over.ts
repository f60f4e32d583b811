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
/** One try: rows came before the state that was to be handed over; before it had been handed over; or the new version has answered. */
type Try =
  | { readonly kind: 'late' }
  | { readonly kind: 'missed'; readonly handing: Promise<StopReason | undefined> }
  | (TakenOver & { readonly kind: 'done'; readonly handing: Promise<StopReason | undefined> });

/** So often, and for so long, a gap between rows is looked for that is long enough. */
const MOST_TRIES = 24;
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
 * A new version takes over between two steps, in a gap between rows. When rows come before it has what it needs, the serving version goes on, and
 * the new one is made anew, for what it was given is out of date. Where there is no gap to be found rows wait for the last try.
 */
export class TakeOver {
  readonly #core: SessionCore;
  readonly #atBoundary: AtBoundary;
  readonly #commit: () => void;

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
    for (let tries = 1; ; tries++) {
      await this.#core.offer(next.green, next.warmed);
      // At full speed the next row is always due, and no one waits for it.
      const isLast = !this.#core.isMetered || tries > MOST_TRIES || performance.now() > end;
      const tried = await this.#atBoundary(() => this.#try(next, isLast));
      if (tried === undefined) return undefined;
      const stop = tried.kind === 'late' ? undefined : await tried.handing;
      if (stop !== undefined) return refuse(stop);
      if (tried.kind === 'done') return { ok: true, value: tried };
      const again = tried.kind === 'late' ? await this.#followed(next) : await prepared(this.#core, next.green);
      if (!again.ok) return again;
      next = again.value;
      this.#core.follower = undefined;
    }
  }
  async #try(next: Prepared, isLast: boolean): Promise<Try> {
    const core = this.#core;
    if (!isLast && core.follower !== undefined && !(await isBeforeRows(core, core.follower.saved))) return { kind: 'late' };
    const handing = handOver(core, next);
    const isInTime = await isBeforeRows(core, handing);
    if (!isInTime && !isLast) return { kind: 'missed', handing };
    const since = performance.now();
    const stop = await handing;
    const pauseMs = isInTime ? 0 : performance.now() - since;
    const blue = core.seat;
    if (stop === undefined) this.#commit();
    return { kind: 'done', handing, blue, pauseMs };
  }
  /** The version has followed the request whose state was late. */
  async #followed(next: Prepared): Promise<Outcome<Prepared>> {
    const warmed = await (this.#core.follower?.warmed ?? next.warmed);
    return typeof warmed === 'number' ? { ok: true, value: { ...next, warmed } } : refuse(warmed);
  }
}

/** Whether something is there before a row is due. */
async function isBeforeRows({ isDue, source }: SessionCore, something: Promise<unknown>): Promise<boolean> {
  if (isDue) return false;
  const due = Promise.withResolvers<false>();
  const forget = source.whenDue(() => due.resolve(false));
  const isBefore = await Promise.race([something.then(() => true), due.promise]);
  forget();
  return isBefore;
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
