import type { Ratio } from './exact.ts';
import type { Series } from './series.ts';
import { State } from './state.ts';

/** What an indicator reads of a bar. `time` is epoch milliseconds UTC, prices and volume are finite numbers. */
export interface BarInput {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/**
 * A number computed from a stream of bars or values, one update at a time, with the values and the warm-up of TA-Lib.
 * Give an instance to `this.indicator(...)` of a strategy, or call `updateBar` yourself.
 */
export abstract class Indicator extends State implements Series {
  /** The main line; `NaN` until the indicator is ready. */
  readonly value: number = NaN;
  /** The main line after the update before the last one. */
  readonly previous: number = NaN;
  /** Index of the first update that gives a value, counted from 0 (the lookback of TA-Lib). */
  readonly warmUp: number = 0;
  readonly id: string;
  private readonly settings: readonly number[];

  /** `settings` are the parameters, as numbers: they tell two saved states apart. */
  constructor(id: string, warmUp: number, settings: readonly number[]) {
    super();
    this.id = id;
    this.warmUp = warmUp;
    this.settings = settings;
  }

  /** True once `value` is a number. Every line has a value by then. */
  get isReady(): boolean {
    return this.value === this.value;
  }

  /** Takes the next finished bar. */
  abstract updateBar(bar: BarInput): void;

  exactNow(): Ratio | undefined {
    return undefined;
  }

  exactPrevious(): Ratio | undefined {
    return undefined;
  }

  override toString(): string {
    return `${this.id}(${this.settings.join(', ')})`;
  }

  /** Publishes the result of this update; `NaN` while warming up. Called once per update. */
  protected emit(value: number): void {
    record(this, value);
  }
}

/** The only place that writes the two fields, which are read-only to everybody else. */
function record(target: { value: number; previous: number }, value: number): void {
  target.previous = target.value;
  target.value = value;
}
