import type { RiskLimits } from '../backtest/run-config.ts';
import type { LedgerScale } from '../money/ledger-scale.ts';
import { Denial } from '../protocol.ts';

const DAY_MS = 86_400_000;

/** A `LossGuard` as JSON. */
export interface LossSnapshot {
  readonly peak: number;
  readonly last: number;
  /** `null` before the first step. */
  readonly day: number | null;
  readonly dayStart: number;
  readonly isDrawdownBroken: boolean;
  readonly isDayBroken: boolean;
}

/** Watches the equity at every step; past a limit only reducing orders pass. Drawdown holds for the rest of the run, daily loss until the next UTC day. */
export class LossGuard {
  /** False when no loss limit is set: then the engine need not value the book at every step. */
  readonly isWatching: boolean;
  readonly #maxDrawdownPct: number | undefined;
  readonly #maxDailyLoss: string | undefined;
  readonly #dailyUnits: number;
  #peak: number;
  #last: number;
  #day = Number.NaN;
  #dayStart: number;
  #drawdownPct = 0;
  #dayLoss = 0;
  #isDrawdownBroken = false;
  #isDayBroken = false;

  constructor(limits: RiskLimits, scale: LedgerScale, equity: number) {
    this.#maxDrawdownPct = limits.maxDrawdownPct;
    this.#maxDailyLoss = limits.maxDailyLoss;
    this.#dailyUnits = Number(limits.maxDailyLoss ?? 0) * scale.perCurrencyUnit;
    this.isWatching = limits.maxDrawdownPct !== undefined || limits.maxDailyLoss !== undefined;
    this.#peak = equity;
    this.#last = equity;
    this.#dayStart = equity;
  }
  /** Called with the equity at the close of every step, in time order. */
  watch(time: number, equity: number): void {
    const day = Math.floor(time / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#dayStart = this.#last;
      this.#isDayBroken = false;
    }
    this.#last = equity;
    if (equity > this.#peak) this.#peak = equity;
    this.#drawdownPct = (1 - equity / this.#peak) * 100;
    this.#dayLoss = this.#dayStart - equity;
    if (this.#maxDrawdownPct !== undefined && this.#drawdownPct > this.#maxDrawdownPct) this.#isDrawdownBroken = true;
    if (this.#maxDailyLoss !== undefined && this.#dayLoss > this.#dailyUnits) this.#isDayBroken = true;
  }
  snapshot(): LossSnapshot {
    return {
      peak: this.#peak,
      last: this.#last,
      day: Number.isNaN(this.#day) ? null : this.#day,
      dayStart: this.#dayStart,
      isDrawdownBroken: this.#isDrawdownBroken,
      isDayBroken: this.#isDayBroken,
    };
  }
  restore(from: LossSnapshot): void {
    this.#peak = from.peak;
    this.#last = from.last;
    this.#day = from.day ?? Number.NaN;
    this.#dayStart = from.dayStart;
    this.#isDrawdownBroken = from.isDrawdownBroken;
    this.#isDayBroken = from.isDayBroken;
  }
  denial(): Denial | undefined {
    if (this.#isDrawdownBroken)
      return new Denial('drawdown', `the drawdown has exceeded the limit of ${this.#maxDrawdownPct} %: only orders that reduce a position pass`);
    if (this.#isDayBroken)
      return new Denial('daily-loss', `the loss of this day has exceeded the limit of ${this.#maxDailyLoss}: only orders that reduce a position pass`);
    return undefined;
  }
}
