import { accountSnapshot, Digest, Mirror, type RunConfig } from '@paddock/platform/core/mirror';
import { crossedAbove, crossedBelow, Sma, Strategy, type Bar, type Instrument, type StrategyClass } from '@paddock/sdk';
import { readMetadata, type StrategyConstructor } from '@paddock/sdk/runtime';

const ROWS = 512;
const SWAPS = 40;
const COLUMNS = 7;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const INSTRUMENT: Instrument = { symbol: 'REHEARSAL', priceDecimals: 2, quantityDecimals: 0, tick: 1 };
const CONFIG: RunConfig = {
  cash: '1000000',
  costs: { commission: { kind: 'percentage', rate: '0.001' }, spreadBps: 0, slippageBps: 0, impactBps: 0 },
  fills: { volumeShare: 0 },
  limits: {},
  lotMethod: 'average',
  seed: 1,
};

/** A class for each is told apart from the others; from the fifth on the engine compiles for any, and what is compiled stays when the author's comes. */
const KINDS = 6;

/** A class of its own with each call. An order with every other bar, so that bars with orders and bars without get their share. */
function atMarket(): StrategyClass {
  return class AtMarket extends Strategy({ name: 'at-market' }) {
    readonly #fast = this.indicator(new Sma(3));
    readonly #slow = this.indicator(new Sma(8));

    override onBar(bar: Bar): void {
      if (bar.time % (2 * MINUTE) !== 0) return;
      if (this.position.isFlat && !crossedAbove(this.#fast, this.#slow) && !crossedBelow(this.#fast, this.#slow)) this.buy({ quantity: 1 });
      else {
        this.cancelAll();
        if (bar.time % HOUR === 0) this.close({ tag: `${bar.time}` });
        else this.close();
      }
    }
  };
}

class AtLimit extends Strategy({ name: 'at-limit' }) {
  override onBar(bar: Bar): void {
    if (!this.position.isFlat) return;
    this.cancelAll();
    const limit = this.roundPrice(bar.close * 0.999);
    this.buy({ quantity: 1, limit, takeProfit: this.roundPrice(limit * 1.002), stopLoss: this.roundPrice(limit * 0.998) });
  }
}

class Remembering extends Strategy({ name: 'remembering' }) {
  /** Whole numbers, and with them fractions and a mixture: each is a kind of list of its own to the engine. */
  #numbers: readonly number[] = Array.from({ length: 100 }, (_, i) => i);

  override onBar(): void {
    if (this.openOrders.length < 4) this.buy({ quantity: 1, limit: 1 });
  }
  override save(): unknown {
    const mixture = [1, 0.5, 'one', null, true, [1, 2], { half: 0.5 }];
    return { numbers: this.#numbers, fractions: this.#numbers.map((number) => number / 3), mixture, name: 'remembers', levels: { high: 1, low: null } };
  }
  override load(state: { readonly numbers: readonly number[] }): void {
    this.#numbers = state.numbers;
  }
}

/**
 * A rehearsal trades a little on a made-up price, so that the engine has compiled what all strategies share before the first of them comes.
 * Nothing of it stays but machine code, and what was rehearsed with: the engine throws code away with the objects that it was made for.
 *
 * For a run: so many orders that the engine has compiled their way as well as it can, and so many kinds of strategy that it compiles nothing of
 * that again for another one.
 */
export function rehearseRun(input: Float64Array, out: Float64Array): readonly Mirror[] {
  return [trade(AtLimit, 2, input, out), ...Array.from({ length: KINDS }, () => trade(atMarket(), 30, input, out))];
}

/** For a session, which waits for bars most of its time, and may be swapped for its next version. */
export function rehearseSession(input: Float64Array, out: Float64Array): readonly Mirror[] {
  // Trading comes last: what it finds as it will stay is not compiled again, with memory of its own, once the process is taken.
  const swapped = swap(input, out);
  return [trade(AtLimit, 8, input, out), trade(atMarket(), 12, input, out), ...swapped];
}

function trade(strategy: StrategyClass, chunks: number, input: Float64Array, out: Float64Array): Mirror {
  const mirror = begin(strategy, out);
  const wander = new Wander();
  for (let chunk = 0; chunk < chunks; chunk++) {
    wander.fill(input);
    mirror.chunk(input, ROWS);
    mirror.seal(false);
  }
  mirror.stop();
  return mirror;
}

/** Hands over to a newcomer some times: a swap is waited for, and every strategy does it rarely. The newcomer knows none of the orders. */
function swap(input: Float64Array, out: Float64Array): readonly Mirror[] {
  const blue = begin(Remembering, out);
  let green = blue;
  const wander = new Wander();
  for (let n = 0; n < SWAPS; n++) {
    wander.fill(input);
    blue.chunk(input, ROWS);
    green = begin(Remembering, out);
    green.handOver.warm(input, ROWS);
    const saved = received(blue.handOver.save());
    green.handOver.takeAccount(received(accountSnapshot(blue.engine, new Digest())));
    green.handOver.load(saved);
  }
  return [blue, green];
}

function begin(rehearsed: StrategyClass, out: Float64Array): Mirror {
  const strategy = rehearsed as unknown as StrategyConstructor;
  const mirror = new Mirror({ strategy, metadata: readMetadata(strategy), params: {}, instruments: [INSTRUMENT], config: CONFIG, baseMs: MINUTE, out });
  mirror.start();
  return mirror;
}

/** As it comes over a channel: objects that were read are other ones to the engine than those that were built. */
function received<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A price that goes up and down by a linear congruential generator. */
class Wander {
  #state = 1;
  #close = 100;
  #time = 444_444 * HOUR;

  fill(rows: Float64Array): void {
    for (let row = 0; row < ROWS; row++) {
      this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
      const open = this.#close;
      this.#close = Math.round(Math.max(50, open + ((this.#state >>> 16) % 101) / 100 - 0.5) * 100) / 100;
      const values = [(this.#time += MINUTE), 0, open, Math.max(open, this.#close) + 0.05, Math.min(open, this.#close) - 0.05, this.#close, 1_000];
      for (let column = 0; column < COLUMNS; column++) rows[column * ROWS + row] = values[column] as number;
    }
  }
}
