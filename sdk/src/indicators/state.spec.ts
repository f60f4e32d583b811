import { describe, expect, test } from 'vitest';
import { Ema } from './ema.ts';
import { advanceLine, Line } from './line.ts';
import { Max } from './max.ts';
import { Min } from './min.ts';
import { PriceIndicator } from './price-indicator.ts';
import { Sma } from './sma.ts';
import { State } from './state.ts';

/** What an author might write: a mean that resets, with a counter as a second line. */
class Custom extends PriceIndicator {
  readonly count = new Line();
  private readonly mean = new Sma(2);
  private readonly recent = new Float64Array(2);
  private seen = 0;

  constructor() {
    super('custom', 1, [], {});
  }

  protected next(x: number): void {
    this.mean.update(x);
    this.recent[this.seen % 2] = x;
    advanceLine(this.count, ++this.seen);
    this.emit(this.mean.value);
  }
}

describe('the state of an indicator', () => {
  test('covers numbers, arrays, lines and indicators inside, without a line of code in the class', () => {
    const [original, copy] = [new Custom(), new Custom()];
    for (const x of [1, 2, 3]) original.update(x);
    copy.load(original.save());
    for (const custom of [original, copy]) custom.update(5);
    expect([copy.value, copy.previous, copy.count.value, copy.count.previous]).toEqual([4, 2.5, 4, 3]);
    expect(copy.save()).toEqual(original.save());
  });

  test('is a copy: later updates do not change it', () => {
    const sma = new Sma(3);
    sma.update(1);
    const state = sma.save();
    const before = [...state];
    for (const x of [2, 3, 4]) sma.update(x);
    expect(state).toEqual(before);
  });

  test('takes null for NaN, as JSON writes it', () => {
    const ema = new Ema(3);
    ema.update(1);
    const copy = new Ema(3);
    copy.load(ema.save().map((x) => (Number.isNaN(x) ? null : x)));
    expect(copy.save()).toEqual(ema.save());
  });

  test('of an indicator of the same shape is refused, with both marks in the message', () => {
    const [max, min] = [new Max(3), new Min(3)];
    expect(() => min.load(max.save())).toThrow(`mark ${max.save()[0]} does not fit min(3, 0)`);
    expect(() => new Sma(3).load(new Sma(3, { source: 'open' }).save())).toThrow(RangeError);
    expect(() => max.load([])).toThrow('state of 0 numbers with mark undefined');
  });

  test('cannot be saved with a field that is not made of numbers, and the message names it', () => {
    class Wrong extends State {
      readonly seen = new Map<string, number>();
    }
    expect(() => new Wrong().save()).toThrow('field seen is of type object');
  });
});
