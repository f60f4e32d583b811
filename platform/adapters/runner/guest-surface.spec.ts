import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG, type BacktestRun } from '../../core/index.ts';
import { BacktestRunner } from './backtest-runner.ts';
import { bundleOf, feedOf, temporaryHome } from './reference.fixture.ts';

/**
 * Every name that a strategy can reach, one a line, as found by walking from the globals, the SDK and all that callbacks are given.
 * A name that a newer engine or a change of ours adds is read by somebody before it is added: run this test with PADDOCK_SURFACE=write.
 */
const LIST = path.join(import.meta.dirname, 'guest-surface.txt');

// Strategies only; what it reaches by an own field or class is its own affair.
const WALKER = `
import * as sdk from '@paddock/sdk';
import { Strategy, type Bar, type Fill, type Timer } from '@paddock/sdk';

export default class Walker extends Strategy({ name: 'walker' }) {
  window = this.lookback(3);
  series = this.timeframe('5m');
  fill: Fill | undefined;
  timer: Timer | undefined;
  override onStart(): void { this.every(60_000); }
  override onFill(fill: Fill): void { this.fill = fill; }
  override onTimer(timer: Timer): void { this.timer = timer; }
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) this.buy({ quantity: 1 });
    if (bar.time === 1_600_000_000_000 + 10 * 60_000) this.#walk(bar);
  }
  #walk(bar: Bar): void {
    const thrown = (() => { try { this.buy({ quantity: NaN }); } catch (error) { return error; } })();
    const given = { bar, copy: bar.copy(), position: this.position, order: this.fill?.order, fill: this.fill, timer: this.timer, params: this.params, symbols: this.symbols,
      window: this.window, series: this.series, last: this.series.last, openOrders: this.openOrders, base: sdk.StrategyBase.prototype, thrown };
    const hidden = { listIterator: [].values(), mapIterator: new Map().values(), setIterator: new Set().values(), textIterator: ''[Symbol.iterator](), matches: ''.matchAll(/a/g),
      helper: [].values().map((x) => x), wrapped: Iterator.from({ next() { return { done: true, value: 0 }; } }), generator: Reflect.getPrototypeOf((function* () {}).prototype), generatorFunction: Reflect.getPrototypeOf(function* () {}) };
    const seen = new Set<unknown>();
    const queue: [string, unknown][] = [...Object.entries(hidden), ...Object.entries({ ...sdk, default: 0 }), ...Object.entries(given)].toReversed();
    for (const key of Reflect.ownKeys(globalThis)) queue.push([String(key), Reflect.get(globalThis, key)]);
    const fresh = new Set<unknown>([globalThis, thrown, this.window, this.series, this.openOrders, ...Object.values(hidden).slice(0, 7)]);
    while (queue.length > 0) {
      const [name, value] = queue.pop() as [string, unknown];
      if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue;
      seen.add(value);
      this.log(name + (Object.isFrozen(value) || fresh.has(value) || ArrayBuffer.isView(value) ? '' : ' CAN BE CHANGED'));
      queue.push([name + '^', Reflect.getPrototypeOf(value)]);
      for (const key of Reflect.ownKeys(value)) {
        const { value: member, get, set } = Reflect.getOwnPropertyDescriptor(value, key) ?? {};
        queue.push([name + '.' + String(key), member], [name + '.get ' + String(key), get], [name + '.set ' + String(key), set]);
      }
    }
  }
}`;

const runner = new BacktestRunner();
const { home, remove } = temporaryHome();
let run: BacktestRun;
beforeAll(async () => {
  const file = path.join(home, 'walk.csv');
  const rows = Array.from({ length: 20 }, (_, i) => `${1_600_000_000_000 + i * 60_000},100,101,99,100,1000`);
  writeFileSync(file, ['time,open,high,low,close,volume', ...rows].join('\n'));
  run = await runner.run({ bundle: await bundleOf(WALKER), params: {}, feedPath: await feedOf(file, home), config: DEFAULT_RUN_CONFIG });
});
afterAll(async () => {
  await runner.close();
  remove();
});

test('a strategy reaches no name that nobody has read', () => {
  expect(run.reason).toBeUndefined();
  const found = run.logs.map(({ message }) => message.replace(' CAN BE CHANGED', ''));
  expect(found.length).toBeGreaterThan(500);
  if (process.env['PADDOCK_SURFACE'] === 'write') writeFileSync(LIST, `${found.toSorted().join('\n')}\n`);
  const known = new Set(readFileSync(LIST, 'utf8').split('\n'));
  expect(found.filter((name) => !known.has(name))).toEqual([]);
});

test('nothing that it shares with the runtime can be changed', () => {
  expect(run.logs.map(({ message }) => message).filter((line) => line.endsWith('CAN BE CHANGED'))).toEqual([]);
});
