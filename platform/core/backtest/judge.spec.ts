import { Strategy, type Bar } from '@paddock/sdk';
import { readMetadata, type StrategyConstructor } from '@paddock/sdk/runtime';
import { describe, expect, test } from 'vitest';
import { ACME } from '../engine.fixture.ts';
import { EquityAccumulator } from '../stats/index.ts';
import { COMMAND_LENGTH, HEADER, HEADER_LENGTH } from './command-log.ts';
import { Judge, type IntegrityProblem } from './judge.ts';
import { Mirror } from './mirror.ts';
import { DEFAULT_RUN_CONFIG } from './run-config.ts';
import { RunRecorder } from './run-recorder.ts';

class Toggle extends Strategy({ name: 'toggle' }) {
  override onBar(bar: Bar): void {
    if (this.position.isFlat) this.buy({ quantity: 10, takeProfit: this.roundPrice(bar.close * 1.02), stopLoss: this.roundPrice(bar.close * 0.98), tag: 'in' });
  }
}
const ROWS = 500;
const bars = (rows: number): Float64Array => {
  const data = new Float64Array(7 * rows);
  for (let i = 0; i < rows; i++) {
    const close = 100 + Math.round(500 * Math.sin(i / 7)) / 100;
    data.set([i * 60_000], i);
    [close, close + 0.5, close - 0.5, close, 1_000].forEach((value, k) => data.set([value], (k + 2) * rows + i));
  }
  return data;
};

/** A mirror and a judge over the same bars; `tamper` changes what the mirror hands over. */
function trial(tamper: (log: Float64Array, mirror: Mirror) => void = () => undefined, chunks = 2): { problem: IntegrityProblem | undefined; judge: Judge } {
  const strategy = Toggle as unknown as StrategyConstructor;
  const out = new Float64Array(HEADER_LENGTH + 5_000 * COMMAND_LENGTH);
  const config = { ...DEFAULT_RUN_CONFIG };
  const mirror = new Mirror({ strategy, metadata: readMetadata(strategy), params: {}, instruments: [ACME], config, baseMs: 60_000, out });
  const recorder = new RunRecorder({
    instruments: 1,
    lotMethod: 'average',
    equity: new EquityAccumulator({ initialEquity: 100_000, timeframeMs: 60_000 }),
    steps: ROWS * chunks,
  });
  const judge = new Judge({ instruments: [ACME], config, owners: 1 }, recorder);
  mirror.start();
  let problem: IntegrityProblem | undefined;
  const data = bars(ROWS * chunks);
  for (let c = 0; c < chunks && problem === undefined; c++) {
    const part = new Float64Array(7 * ROWS);
    for (let k = 0; k < 7; k++) part.set(data.subarray(k * ROWS * chunks + c * ROWS, k * ROWS * chunks + (c + 1) * ROWS), k * ROWS);
    mirror.chunk(part, ROWS);
    mirror.seal(false);
    tamper(out, mirror);
    problem = judge.chunk(part, ROWS, out, mirror.broker.tags.concat(Array.from({ length: 10 }, () => '')));
  }
  return { problem, judge };
}
const firstCommand = HEADER_LENGTH;

describe('the judge', () => {
  test('agrees with an honest mirror in fills, orders and cash', () => {
    const { problem, judge } = trial();
    expect(problem).toBeUndefined();
    expect(judge.engine.orderCount).toBeGreaterThan(30);
  });
  test('detects a mirror that gave itself cash', () => {
    const { problem } = trial((_log, mirror) => mirror.engine.portfolio.cash.add(1));
    expect(problem?.message).toBe('fills, cash or positions inside the sandbox differ from the judged ones');
  });
  test('detects a mirror that forged its position', () => {
    const { problem } = trial((_log, mirror) => mirror.engine.portfolio.position(0).apply(1, 10_000));
    expect(problem).toBeDefined();
  });
  test.each([
    ['a quantity changed after the fact', firstCommand + 5, 11],
    ['an order left out of the count', HEADER.commands, 3],
    ['a hash of other fills', HEADER.hash, 42],
    ['cash of its own making', HEADER.cash, 1],
  ])('does not believe %s', (_what, index, value) => {
    expect(trial((log) => log.set([value], index)).problem).toBeDefined();
  });
  test.each([
    ['an unknown kind', 1, 9],
    ['an instrument that is not there', 3, 7],
    ['a negative instrument', 3, -1],
    ['a side that is none', 4, 0],
    ['an infinite quantity', 5, Number.POSITIVE_INFINITY],
    ['an infinite price', 6, Number.NEGATIVE_INFINITY],
    ['an unknown time in force', 8, 99],
    ['a fractional parent', 10, 0.5],
    ['an unknown tag', 12, 5_000],
    ['a step that has passed', 0, -3],
    ['a step that is not a number', 0, Number.NaN],
    ['a step of the future', 0, 1e9],
  ])('refuses a command with %s', (_what, field, value) => {
    expect(trial((log) => log.set([value], firstCommand + field)).problem).toBeDefined();
  });
  test.each([
    ['more rows than it was given', HEADER.rows, ROWS + 1],
    ['fewer rows than it was given', HEADER.rows, ROWS - 1],
    ['a count that is not whole', HEADER.commands, 0.5],
    ['a count beyond the buffer', HEADER.commands, 1e15],
  ])('refuses a header with %s', (_what, index, value) => {
    expect(trial((log) => log.set([value], index)).problem).toBeDefined();
  });
});
