import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../sdk/cli/main.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, process.env['PADDOCK_SHARED'] ?? '../shared');
const isMissing = !fs.existsSync(path.join(shared, 'data'));
const why = isMissing ? ' (skipped: no recorded data, set PADDOCK_SHARED)' : '';

let cwd: string;
beforeAll(() => (cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-cli-'))));
afterAll(() => fs.rmSync(cwd, { recursive: true, force: true }));

async function paddock(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(words, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env: {},
    cwd,
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

interface Result {
  readonly status: string;
  readonly reason?: { readonly code: string; readonly message: string; readonly location?: { readonly file: string; readonly line: number } };
  readonly assumptions: readonly { readonly subject: string }[];
  readonly metrics: Readonly<Record<string, string | number | null>>;
  readonly trades: readonly {
    readonly symbol: string;
    readonly side: string;
    readonly quantity: string;
    readonly entryTime: number;
    readonly entryPrice: string;
    readonly exitTime: number;
    readonly exitPrice: string;
    readonly fees: string;
    readonly pnl: string;
  }[];
  readonly openPositions: readonly object[];
  readonly equity: readonly { readonly time: number; readonly equity: string }[];
  readonly orders: readonly object[];
  readonly logs: readonly { readonly message: string }[];
  readonly timing: { readonly bars: number; readonly cpuMs: number; readonly wallMs: number; readonly barsPerCpuSecond: number };
}
const readJson = (file: string): Result => JSON.parse(fs.readFileSync(path.join(cwd, file), 'utf8')) as Result;
const plugin = (name: string): string => path.join(root, 'plugins', name, 'strategy.ts');
const recorded = (file: string): string => path.join(shared, 'data', file);

function write(name: string, text: string): string {
  fs.writeFileSync(path.join(cwd, name), text);
  return name;
}

/** Ninety days that rise for twenty and fall for twenty. */
const prices = (): string =>
  write(
    'prices.csv',
    `Date,Open,High,Low,Close,Volume\n${Array.from({ length: 90 }, (_, i) => {
      const close = 100 + 10 * Math.sin((i * Math.PI) / 20);
      return `${new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)},${close.toFixed(2)},${(close + 1).toFixed(2)},${(close - 1).toFixed(2)},${close.toFixed(2)},1000`;
    }).join('\n')}\n`,
  );
const strategy = (name: string, body: string): string =>
  write(`${name}.ts`, `import { Strategy, type Bar } from '@paddock/sdk';\nexport default class S extends Strategy({ name: '${name}' }) {\n${body}\n}\n`);

describe('paddock backtest', () => {
  test('writes the whole result as JSON, decimals as text and times as numbers', async () => {
    const { code, out, err } = await paddock(
      'backtest',
      plugin('sma-crossover'),
      '--data',
      prices(),
      '--param',
      'fast=3',
      '--param',
      'slow=8',
      '--json',
      'out/result.json',
      '--csv',
      'trades.csv',
      '--html',
      'report.html',
    );
    expect([code, err]).toEqual([0, 'json written to out/result.json\ncsv written to trades.csv\nhtml written to report.html\n']);
    expect(out).toContain('completed (90 bars');
    expect(out).toContain('Final equity');
    const result = readJson('out/result.json');
    expect(result).toMatchObject({ status: 'completed', timing: { bars: 90 } });
    expect(Object.keys(result)).toEqual(expect.arrayContaining(['assumptions', 'metrics', 'trades', 'openPositions', 'equity', 'orders', 'logs', 'timing']));
    expect(result.metrics).toMatchObject({
      finalEquity: expect.stringMatching(/^\d+(\.\d+)?$/),
      totalReturn: expect.any(Number),
      maxDrawdown: expect.any(Number),
      sharpe: expect.any(Number),
      trades: result.trades.length,
      fees: expect.any(String),
    });
    expect(result.trades[0]).toMatchObject({
      symbol: 'prices',
      side: 'long',
      quantity: '100',
      entryTime: expect.any(Number),
      entryPrice: expect.any(String),
      exitPrice: expect.any(String),
      fees: expect.any(String),
      pnl: expect.any(String),
    });
    expect(result.equity).toHaveLength(90);
    expect(result.equity.at(-1)?.equity).toBe(result.metrics['finalEquity']);
    expect(result.assumptions.length).toBeGreaterThan(8);
    expect(fs.readFileSync(path.join(cwd, 'trades.csv'), 'utf8').split('\n')[0]).toContain('symbol');
    expect(fs.readFileSync(path.join(cwd, 'report.html'), 'utf8')).toContain('<html');
  });

  test('gives the same bytes twice, but for the time it took', async () => {
    const run = async (file: string): Promise<object> => {
      await paddock('backtest', plugin('sma-crossover'), '--data', prices(), '--param', 'slow=8', '--param', 'fast=3', '--json', file, '--quiet');
      return { ...readJson(file), timing: undefined };
    };
    expect(await run('one.json')).toEqual(await run('two.json'));
  });

  test("exit code 2 and a reason with the author's line when the strategy throws", async () => {
    const file = strategy(
      'thrower',
      '  #bars = 0;\n  override onBar(bar: Bar): void {\n    if (++this.#bars === 5) throw new Error(`no more at ${bar.close}`);\n  }',
    );
    const { code, out } = await paddock('backtest', file, '--data', prices(), '--json', 'thrown.json');
    expect(code).toBe(2);
    expect(readJson('thrown.json')).toMatchObject({
      status: 'failed',
      reason: { code: 'threw', message: expect.stringContaining('no more at'), location: { file: 'thrower.ts', line: 5 } },
    });
    expect(out).toContain('thrower.ts:5:');
  });

  test('a run whose orders were all refused does not look like an idle one', async () => {
    const file = strategy('greedy', '  override onBar(): void {\n    this.buy({ quantity: 1_000_000 });\n  }');
    const { code, out } = await paddock('backtest', file, '--data', prices(), '--json', 'greedy.json');
    expect(code).toBe(0);
    expect(out).toMatch(/All (90|89) orders were refused; the first: exposure could reach/);
    expect(readJson('greedy.json')).toMatchObject({ orderOutcome: { placed: expect.any(Number), refused: expect.any(Number) } });
  });

  test('calls what was plotted and not kept plot points', async () => {
    const file = strategy('plotter', "  override onBar(): void {\n    for (let i = 0; i < 3000; i++) this.plot('x', i);\n  }");
    expect((await paddock('backtest', file, '--data', prices())).err).toMatch(/[\d,]+ plot points beyond what a run keeps were left out/);
  });

  test('exit code 2 for a strategy that loops, and one that does not compile', async () => {
    const loops = await paddock('backtest', strategy('looper', '  override onBar(): void {\n    for (;;);\n  }'), '--data', prices(), '--json', 'loop.json');
    expect([loops.code, readJson('loop.json').reason?.code]).toEqual([2, 'cpu']);
    const broken = await paddock('backtest', write('broken.ts', 'export default class {'), '--data', prices(), '--json', 'broken.json');
    expect([broken.code, readJson('broken.json').status]).toEqual([2, 'failed']);
    expect(broken.out).toContain('broken.ts:1:');
  });

  test.each([
    [['--param', 'fast=many'], 'fast: "many" is not a number; valid: 1 to 1000'],
    [['--param', 'fsat=3'], 'unknown parameter "fsat"; valid: fast, slow, quantity, notional'],
    [['--symbol', 'AAPL', '--symbol', 'MSFT'], 'symbol "AAPL" is not in the dataset; it has prices'],
    [['--from', '2030-01-01'], 'no bars between 2030-01-01T00:00:00.000Z and the end'],
    [['--timeframe', '1h'], 'timeframe 1h cannot be made from bars of 1d'],
    [['--time-format', 'isoo'], 'time format "isoo" is unknown; valid: '],
  ])('exit code 1 and one line for %j', async (words, message) => {
    const { code, out, err } = await paddock('backtest', plugin('sma-crossover'), '--data', prices(), ...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('names the rows of a file after --symbol and cuts by date', async () => {
    await paddock(
      'backtest',
      plugin('sma-crossover'),
      '--data',
      prices(),
      '--symbol',
      'WAVE',
      '--from',
      '2020-02-01',
      '--to',
      '2020-02-29',
      '--param',
      'slow=8',
      '--param',
      'fast=3',
      '--json',
      'wave.json',
    );
    expect(readJson('wave.json')).toMatchObject({ timing: { bars: 29 }, job: { symbols: ['WAVE'], from: Date.UTC(2020, 1, 1), to: Date.UTC(2020, 1, 29) } });
  });

  test('allows fractions of a unit with --quantity-decimals', async () => {
    const file = strategy('fraction', '  override onBar(): void {\n    if (this.position.isFlat) this.buy({ quantity: 0.25 });\n  }');
    await paddock('backtest', file, '--data', prices(), '--json', 'whole.json');
    await paddock('backtest', file, '--data', prices(), '--quantity-decimals', '2', '--json', 'fraction.json');
    expect(readJson('whole.json').openPositions).toEqual([]);
    expect(readJson('fraction.json').openPositions).toMatchObject([{ quantity: '0.25' }]);
  });
});

interface Canonical {
  readonly trades: readonly (readonly [entryBar: number, entryPrice: number, exitBar: number, exitPrice: number, quantity: number])[];
  readonly finalEquity: number;
  readonly maxDrawdown: number;
}

describe.skipIf(isMissing)(`the reference workloads through the command line${why}`, () => {
  const cases = [
    { oracle: 'w1-goog-1d', plugin: 'sma-crossover', data: 'daily/GOOG.csv', cash: '100000', params: ['fast=10', 'slow=30', 'quantity=100'] },
    { oracle: 'w1-reliance-5m', plugin: 'sma-crossover', data: 'nse-5m/RELIANCE.csv.gz', cash: '1000000', params: ['fast=10', 'slow=30', 'quantity=10'] },
    {
      oracle: 'w1-btcperp-1m',
      plugin: 'sma-crossover',
      data: 'minute/FTX-BTC-PERP-2022-01_1m.csv',
      cash: '100000000',
      params: ['fast=10', 'slow=30', 'quantity=1'],
    },
    { oracle: 'w4-reliance-5m', plugin: 'rsi-bracket', data: 'nse-5m/RELIANCE.csv.gz', cash: '1000000', params: ['quantity=10'] },
  ];
  test.each(cases)('$oracle', async ({ oracle, plugin: name, data, cash, params }) => {
    const file = `${oracle}.json`;
    const { code } = await paddock(
      'backtest',
      plugin(name),
      '--data',
      recorded(data),
      '--cash',
      cash,
      ...params.flatMap((param) => ['--param', param]),
      '--json',
      file,
    );
    expect(code).toBe(0);
    const { trades, metrics, equity } = readJson(file);
    const canonical = JSON.parse(fs.readFileSync(path.join(shared, `oracles/canonical-${oracle}.json`), 'utf8')) as Canonical;
    const time = (bar: number): number => equity[bar]?.time ?? Number.NaN;
    expect(trades.map((trade) => [trade.entryTime, Number(trade.entryPrice), trade.exitTime, Number(trade.exitPrice), Number(trade.quantity)])).toEqual(
      canonical.trades.map(([entry, entryPrice, exit, exitPrice, quantity]) => [time(entry), entryPrice, time(exit), exitPrice, quantity]),
    );
    expect(Number(metrics['finalEquity'])).toBeCloseTo(canonical.finalEquity, 6);
    expect(metrics['maxDrawdown']).toBeCloseTo(canonical.maxDrawdown, 9);
  });
});

describe('paddock backtest --profile', () => {
  test('writes what browsers open, and tells the costliest lines', async () => {
    const file = 'run.cpuprofile';
    const { code, out } = await paddock('backtest', plugin('sma-crossover'), '--data', prices(), '--profile', file);
    expect(code).toBe(0);
    expect(out).toContain('where the time went');
    expect(readJson(file)).toMatchObject({ nodes: expect.arrayContaining([expect.objectContaining({ id: 1 })]), samples: expect.any(Array) });
  });
});

describe('paddock check', () => {
  test('passes a strategy and tells what it looked at', async () => {
    const { code, out } = await paddock('check', plugin('momentum-rotation'));
    expect(code).toBe(0);
    for (const step of ['compile', 'metadata', 'run', 'repeat', 'look-ahead']) expect(out).toMatch(new RegExp(`^ok +${step}`, 'm'));
  });

  test('reports type errors with their place', async () => {
    const { code, out } = await paddock('check', strategy('typo', '  override onBar(bar: Bar): void {\n    this.buy({ quantity: bar.clsoe });\n  }'));
    expect(code).toBe(2);
    expect(out).toMatch(/typo\.ts:4:30: .*clsoe.* \[TS2551\]/);
  });

  test('answers in JSON for other programs', async () => {
    const { code, out } = await paddock(
      'check',
      strategy('stopper', '  override onBar(): void {\n    throw new RangeError("stop");\n  }'),
      '--json',
      '--bars',
      '50',
    );
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      status: 'stopped',
      code: 'threw',
      reason: expect.stringContaining('stop'),
      location: { file: 'stopper.ts', line: 4 },
      orders: 0,
      cpuMs: expect.any(Number),
      wallMs: expect.any(Number),
    });
  });

  test('ends every file with a code in time, whatever it holds', async () => {
    const files: Readonly<Record<string, readonly [text: string, status: string, code: string]>> = {
      'outside.ts': ["import x from '../../../../../../etc/hostname.ts';\nexport default x;", 'rejected', 'import'],
      'giant.ts': ['/'.repeat(9_000_000), 'rejected', 'limit'],
      'field.js': [
        "import { Strategy } from '@paddock/sdk';\nexport default class A extends Strategy({ name: 'a' }) { x = (() => { for (;;) {} })(); }",
        'stopped',
        'cpu',
      ],
    };
    for (const [name, [text, status, code]] of Object.entries(files)) {
      write(name, text);
      const { code: exit, out } = await paddock('check', name, '--json', '--timeout-ms', '1000', '--memory-mb', '32');
      const report = JSON.parse(out) as Record<string, unknown>;
      expect([exit, report['status'], report['code']]).toEqual([2, status, code]);
      for (const figure of ['orders', 'cpuMs', 'peakHeapBytes', 'peakRssBytes', 'wallMs']) expect(report[figure]).toEqual(expect.any(Number));
    }
  }, 120_000);

  test("takes the user's data", async () => {
    const { code, out } = await paddock('check', plugin('sma-crossover'), '--data', prices(), '--param', 'fast=3', '--param', 'slow=8');
    expect(code).toBe(0);
    expect(out).toContain('90 bars of your data');
  });
});

describe('paddock init, test and data inspect', () => {
  test('a new strategy passes its check and its spec', async () => {
    expect((await paddock('init', 'newcomer')).code).toBe(0);
    expect((await paddock('check', 'newcomer')).code).toBe(0);
    const { code, out } = await paddock('test', 'newcomer');
    expect([code, out]).toEqual([0, expect.stringContaining('pass 2')]);
  });

  test('data inspect says what is in a file', async () => {
    const { code, out } = await paddock('data', 'inspect', prices());
    expect(code).toBe(0);
    expect(out).toContain('bars: 1d, 90 kept of 90 rows read');
    expect(out).toMatch(/prices +90 +2020-01-01 +2020-03-30/);
  });
});
