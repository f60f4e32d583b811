import { Strategy, type Bar, type Fill } from '@paddock/sdk';
import { readMetadata, type StrategyConstructor } from '@paddock/sdk/runtime';
import { expect, test } from 'vitest';
import { ACME } from '../engine.fixture.ts';
import { COMMAND_LENGTH, HEADER_LENGTH } from './command-log.ts';
import { Mirror } from './mirror.ts';
import { DEFAULT_RUN_CONFIG } from './run-config.ts';

const ROWS = 60;

/** Keeps the bar against all advice and looks at it whenever it can. */
class Keeper extends Strategy({ name: 'keeper' }) {
  kept: Bar | undefined;
  override onBar(bar: Bar): void {
    this.kept = bar;
    if (this.position.isFlat) this.buy({ quantity: 1 });
    else this.close();
  }
  override onFill(fill: Fill): void {
    this.log(`${fill.time - (this.kept?.time ?? Number.NaN)} ${this.kept?.close}`);
  }
  override onOrder(): void {
    this.log(`${this.now - (this.kept?.time ?? Number.NaN)}`);
  }
}

function logOf(pieceRows: number): readonly string[] {
  const strategy = Keeper as unknown as StrategyConstructor;
  const out = new Float64Array(HEADER_LENGTH + 5_000 * COMMAND_LENGTH);
  const options = { metadata: readMetadata(strategy), params: {}, instruments: [ACME], config: DEFAULT_RUN_CONFIG, baseMs: 60_000, out };
  const mirror = new Mirror({ strategy, ...options });
  mirror.start();
  for (let from = 0; from < ROWS; from += pieceRows) {
    const piece = new Float64Array(7 * pieceRows);
    for (let i = 0; i < pieceRows; i++) {
      const close = 100 + from + i;
      [(from + i) * 60_000, 0, close, close + 1, close - 1, close, 1_000].forEach((value, column) => piece.set([value], column * pieceRows + i));
    }
    mirror.chunk(piece, pieceRows);
    mirror.seal(false);
  }
  return mirror.drain().logs.map(({ message }) => message);
}

test.each([1, 2, 10])('what a strategy sees does not depend on the pieces that bars come in: %i at a time', (pieceRows) => {
  const whole = logOf(ROWS);
  expect(whole.length).toBeGreaterThan(ROWS);
  expect(logOf(pieceRows)).toEqual(whole);
});

class Greeter extends Strategy({ name: 'greeter' }) {
  override onStart(): void {
    this.log('hello');
  }
}
class Whole extends Strategy({ name: 'whole', scope: 'portfolio' }) {
  override onStart(): void {
    this.log('hello');
  }
}

test.each<[name: string, strategy: unknown, symbols: readonly string[], log: readonly string[]]>([
  ['one instance of several says which it is', Greeter, ['ACME', 'BETA'], ['ACME: hello', 'BETA: hello']],
  ['the only one need not', Greeter, ['ACME'], ['hello']],
  ['nor one that sees all symbols', Whole, ['ACME', 'BETA'], ['hello']],
])('in the log %s', (_name, given, symbols, log) => {
  const strategy = given as StrategyConstructor;
  const instruments = symbols.map((symbol) => ({ ...ACME, symbol }));
  const out = new Float64Array(HEADER_LENGTH + 5_000 * COMMAND_LENGTH);
  const mirror = new Mirror({ strategy, metadata: readMetadata(strategy), params: {}, instruments, config: DEFAULT_RUN_CONFIG, baseMs: 60_000, out });
  mirror.start();
  expect(mirror.drain().logs.map(({ message }) => message)).toEqual(log);
});
