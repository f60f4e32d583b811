import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFeed } from '../history/index.ts';
import { BacktestRunner } from './backtest-runner.ts';
import { btcCsv, eurusdCsv, feedOf, hasShared, oracle, runReference, sampleBundle, sharedFile, temporaryHome } from './reference.fixture.ts';

/** entryBar, entryPrice, exitBar, exitPrice, quantity, and for W4 the kind of exit. */
type CanonicalTrade = readonly [number, number, number, number, number, string?];
interface Canonical {
  readonly bars: number;
  readonly nTrades: number;
  readonly finalEquity: number;
  readonly maxDrawdown: number;
  readonly sharpePerBar?: number;
  readonly trades?: readonly CanonicalTrade[];
  readonly tradesHead?: readonly CanonicalTrade[];
  readonly tradesTail?: readonly CanonicalTrade[];
  readonly open: { readonly entryBar: number; readonly entryPrice: number; readonly qty: number } | null;
}

const runner = new BacktestRunner();
const { home, remove } = temporaryHome();
beforeAll(() => runner.start());
afterAll(async () => {
  await runner.close();
  remove();
});

/** Bar numbers by time stamp. */
function barNumbers(feedPath: string): Map<number, number> {
  const feed = openFeed(feedPath);
  const numbers = new Map<number, number>();
  const data = new Float64Array(feed.meta.maxRows * 7);
  for (let c = 0; c < feed.meta.chunks.length; c++) {
    const rows = feed.readChunk(c, data);
    for (let i = 0; i < rows; i++) numbers.set(data[i] ?? 0, numbers.size);
  }
  feed.close();
  return numbers;
}

async function expectCanonical(canonical: Canonical, strategy: string, file: string, cash: string, params: Readonly<Record<string, unknown>>): Promise<void> {
  const feedPath = await feedOf(file, home);
  const run = await runReference(runner, { strategy: await sampleBundle(strategy), feedPath, cash, params });
  expect(run.reason).toBeUndefined();
  const bar = barNumbers(feedPath);
  expect(bar.size).toBe(canonical.bars);
  const trades = run.trades.map((t) => [bar.get(t.entryTime), Number(t.entryPrice), bar.get(t.exitTime), Number(t.exitPrice), Number(t.quantity)]);
  const core = (rows: readonly CanonicalTrade[]) => rows.map((row) => row.slice(0, 5));
  expect(trades).toHaveLength(canonical.nTrades);
  if (canonical.trades !== undefined) expect(trades).toEqual(core(canonical.trades));
  if (canonical.tradesHead !== undefined) expect(trades.slice(0, canonical.tradesHead.length)).toEqual(core(canonical.tradesHead));
  if (canonical.tradesTail !== undefined) expect(trades.slice(-canonical.tradesTail.length)).toEqual(core(canonical.tradesTail));
  // The canonical figures are doubles; ours are exact decimals.
  expect(Number(run.metrics.finalEquity)).toBeCloseTo(canonical.finalEquity, 4);
  expect(run.metrics.maxDrawdown).toBeCloseTo(canonical.maxDrawdown, 9);
  if (canonical.sharpePerBar !== undefined) expect(run.metrics.sharpePerBar).toBeCloseTo(canonical.sharpePerBar, 8);
  expect(run.openPositions.map((p) => [bar.get(p.entryTime), Number(p.averagePrice), Number(p.quantity)])).toEqual(
    canonical.open === null ? [] : [[canonical.open.entryBar, canonical.open.entryPrice, canonical.open.qty]],
  );
}

describe.skipIf(!hasShared)('W1, SMA cross through sandbox, risk and OMS, equals the canonical result (needs the shared data)', () => {
  test.each([
    ['goog-1d', () => sharedFile('daily/GOOG.csv'), 100, '100000'],
    ['eurusd-1h', () => eurusdCsv(home), 10_000, '1000000'],
    ['btcperp-1m', () => btcCsv(home, 1), 1, '100000000'],
    ['btcperp-1m-x23', () => btcCsv(home, 23), 1, '100000000'],
    ['reliance-5m', () => sharedFile('nse-5m/RELIANCE.csv.gz'), 10, '1000000'],
  ] as const)('on %s', async (name, file, quantity, cash) => {
    await expectCanonical(oracle(`w1-${name}`), 'sma-crossover', file(), cash, { fast: 10, slow: 30, quantity });
  });
});

describe.skipIf(!hasShared)('W2, the same on thousands of symbols, equals the canonical result (needs the shared data)', () => {
  interface CanonicalPanel {
    readonly nTrades: number;
    readonly portfolio: { readonly finalEquity: number; readonly maxDrawdown: number; readonly days: number; readonly equity: readonly number[] };
    /** symbol, bars, trades, open, final equity, maximum drawdown, ties */
    readonly perSymbol: readonly (readonly [string, number, number, number, number, number, number])[];
  }
  test.each([
    ['us-wide-1d', 'panel/us-wide-daily.csv.gz'],
    ['sp500-1d', 'panel/sp500-daily.csv.gz'],
  ])('on %s, as a portfolio and symbol by symbol', async (name, file) => {
    const canonical = oracle<CanonicalPanel>(`w2-${name}`);
    const run = await runReference(runner, {
      strategy: await sampleBundle('sma-crossover'),
      feedPath: await feedOf(sharedFile(file), home),
      cash: '100000000',
      params: { fast: 10, slow: 30, notional: 10_000 },
    });
    expect(run.reason).toBeUndefined();
    expect(run.metrics.trades).toBe(canonical.nTrades);
    expect(Number(run.metrics.finalEquity)).toBeCloseTo(canonical.portfolio.finalEquity, 4);
    expect(run.metrics.maxDrawdown).toBeCloseTo(canonical.portfolio.maxDrawdown, 9);
    expect(run.equity.equity).toHaveLength(canonical.portfolio.days);
    canonical.portfolio.equity.forEach((equity, i) => expect(run.equity.equity[i]).toBeCloseTo(equity, 4));
    const profit = new Map<string, { trades: number; open: number; pnl: number }>();
    const of = (symbol: string) => profit.get(symbol) ?? profit.set(symbol, { trades: 0, open: 0, pnl: 0 }).get(symbol) ?? { trades: 0, open: 0, pnl: 0 };
    for (const trade of run.trades) {
      of(trade.symbol).trades += 1;
      of(trade.symbol).pnl += Number(trade.pnl);
    }
    for (const position of run.openPositions) {
      of(position.symbol).open += 1;
      of(position.symbol).pnl += Number(position.unrealizedPnl) - Number(position.fees);
    }
    expect(canonical.perSymbol.map(([symbol]) => [symbol, of(symbol).trades, of(symbol).open])).toEqual(
      canonical.perSymbol.map(([symbol, , trades, open]) => [symbol, trades, open]),
    );
    for (const [symbol, , , , equity] of canonical.perSymbol) expect(100_000 + of(symbol).pnl, symbol).toBeCloseTo(equity, 5);
  });
});

describe.skipIf(!hasShared)('W3, 400 parameter pairs, equals the canonical results (needs the shared data)', () => {
  test('on reliance-5m in one process', async () => {
    const { rows } = oracle<{ readonly rows: readonly (readonly [number, number, number, number, number, number])[] }>('w3-reliance-5m');
    const feedPath = await feedOf(sharedFile('nse-5m/RELIANCE.csv.gz'), home);
    const strategy = await sampleBundle('sma-crossover');
    const runs = await runner.sweep({
      bundle: strategy,
      feedPath,
      config: { cash: '1000000' },
      paramSets: rows.map(([fast, slow]) => ({ fast, slow, quantity: 10 })),
    });
    const ours = runs.map(({ params, metrics }) => [params['fast'], params['slow'], metrics.trades, Math.round(Number(metrics.finalEquity) * 1e4)]);
    expect(ours).toEqual(rows.map(([fast, slow, trades, equity]) => [fast, slow, trades, Math.round(equity * 1e4)]));
  }, 60_000);
});

describe.skipIf(!hasShared)('W4, brackets on RSI, equals the canonical result (needs the shared data)', () => {
  test('on reliance-5m', async () => {
    await expectCanonical(oracle('w4-reliance-5m'), 'rsi-bracket', sharedFile('nse-5m/RELIANCE.csv.gz'), '1000000', { quantity: 10 });
  });
});
