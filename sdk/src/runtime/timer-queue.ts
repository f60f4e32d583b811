import type { SavedTimer } from './saved-strategy.ts';

interface Pending {
  due: number;
  readonly everyMs: number;
  readonly name: string;
}
const MOST_TIMERS = 100;

/** Timers of one strategy instance in virtual time. */
export class TimerQueue {
  /** When the next timer is due; Infinity when none waits. */
  nextDue = Number.POSITIVE_INFINITY;
  readonly #pending: Pending[] = [];

  /** Fires at multiples of `ms` since the epoch. */
  every(ms: number, name: string): void {
    if (!Number.isSafeInteger(ms) || ms < 1_000) throw new RangeError(`every(${String(ms)}): the period must be a whole number of milliseconds, at least 1000`);
    this.#add({ due: Number.NEGATIVE_INFINITY, everyMs: ms, name });
  }
  at(time: number, name: string): void {
    if (!Number.isFinite(time)) throw new RangeError(`at(${String(time)}): the time must be epoch milliseconds`);
    this.#add({ due: time, everyMs: 0, name });
  }
  /** Removes and returns what is due at `time`, in order of due time; a periodic timer that was skipped over fires once. */
  take(time: number): { readonly name: string; readonly time: number }[] {
    const fired: { readonly name: string; readonly time: number }[] = [];
    for (const timer of this.#pending.toSorted((a, b) => a.due - b.due)) {
      if (timer.due > time) continue;
      if (timer.everyMs === 0) {
        fired.push(Object.freeze({ name: timer.name, time: timer.due }));
        this.#pending.splice(this.#pending.indexOf(timer), 1);
      } else {
        // The first bar only sets the phase: a period must pass in virtual time before its timer fires.
        if (timer.due !== Number.NEGATIVE_INFINITY) fired.push(Object.freeze({ name: timer.name, time: Math.floor(time / timer.everyMs) * timer.everyMs }));
        timer.due = (Math.floor(time / timer.everyMs) + 1) * timer.everyMs;
      }
    }
    this.#schedule();
    return fired;
  }
  /** One-shot timers that have not fired. */
  get once(): readonly SavedTimer[] {
    return this.#pending.filter((timer) => timer.everyMs === 0).map(({ name, due }) => ({ name, due }));
  }
  /** Takes over the one-shot timers of an earlier life; those that wait here already are not doubled. Periodic ones come from the code. */
  restore(timers: readonly SavedTimer[]): void {
    const known = this.once;
    for (const { name, due } of timers) if (!known.some((timer) => timer.name === name && timer.due === due)) this.at(due, name);
  }
  #add(timer: Pending): void {
    if (this.#pending.length >= MOST_TIMERS) throw new RangeError(`more than ${MOST_TIMERS} timers`);
    this.#pending.push(timer);
    this.#schedule();
  }
  #schedule(): void {
    this.nextDue = this.#pending.reduce((least, timer) => Math.min(least, timer.due), Number.POSITIVE_INFINITY);
  }
}
