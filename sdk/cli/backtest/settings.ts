import type { BacktestCosts, BacktestSettings } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { readAssignments, readChoice, readDecimal, readNumber, readTime, readWhole } from '../arguments/values.ts';
import type { OptionSpecs } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { LIMIT_NAMES, readLimits } from './limits.ts';

/** The options of `paddock backtest` that shape the run itself. */
export const SETTINGS_OPTIONS = {
  symbol: { type: 'string', multiple: true, value: '<S>', help: 'symbols to use; all of the data unless given' },
  timeframe: { type: 'string', value: '<1d>', help: 'length of a bar: a number and s, m, h, d, w or mo; that of the data unless given' },
  from: { type: 'string', value: '<date>', help: 'first moment, ISO, UTC' },
  to: { type: 'string', value: '<date>', help: 'last moment, ISO, UTC; a bare date is included as a whole' },
  cash: { type: 'string', value: '<amount>', help: 'cash at the start (100000)' },
  param: { type: 'string', multiple: true, value: '<name=value>', help: 'a parameter of the strategy' },
  'commission-rate': { type: 'string', value: '<0.001>', help: 'commission as a fraction of the traded value (0.001)' },
  'commission-per-order': { type: 'string', value: '<amount>', help: 'commission as a fixed amount per order' },
  'commission-per-unit': { type: 'string', value: '<amount>', help: 'commission as an amount per unit traded' },
  'commission-minimum': { type: 'string', value: '<amount>', help: 'least commission of a fill; with a rate or an amount per unit' },
  'spread-bps': { type: 'string', value: '<bps>', help: 'bid-ask spread, basis points; market and stop orders pay half (0)' },
  'slippage-bps': { type: 'string', value: '<bps>', help: 'slippage of market and stop orders, basis points (0)' },
  'impact-bps': { type: 'string', value: '<bps>', help: "market impact of an order as large as the bar's volume, basis points (0)" },
  'volume-share': { type: 'string', value: '<0..1>', help: "largest share of a bar's volume that one bar fills; 0 = no limit (0)" },
  'lot-method': { type: 'string', value: '<method>', help: 'average, fifo or lifo (average)' },
  adjustment: { type: 'string', value: '<kind>', help: 'raw, split or total prices (split)' },
  seed: { type: 'string', value: '<n>', help: "seed of the run's random numbers (1)" },
  limit: { type: 'string', multiple: true, value: '<name=value>', help: `a risk limit: ${LIMIT_NAMES.join(', ')}` },
} as const satisfies OptionSpecs;

/** Reads and checks every setting before anything is started. */
export function readSettings(input: Arguments): BacktestSettings {
  const text = (name: keyof typeof SETTINGS_OPTIONS): string | undefined => input.text(name);
  return {
    params: readAssignments('--param', input.all('param')),
    cash: readDecimal('--cash', text('cash'), { above: 0 }) ?? '100000',
    costs: readCosts(input),
    fills: given({ volumeShare: readNumber('--volume-share', text('volume-share'), { min: 0, max: 1 }) }),
    limits: readLimits(readAssignments('--limit', input.all('limit'))),
    ...readPeriod(input),
    ...given({
      symbols: readSymbols(input.all('symbol')),
      timeframe: readTimeframe(text('timeframe')),
      lotMethod: readChoice('--lot-method', text('lot-method'), ['average', 'fifo', 'lifo']),
      adjustment: readChoice('--adjustment', text('adjustment'), ['raw', 'split', 'total']),
      seed: readWhole('--seed', text('seed'), { min: 0, max: 4_294_967_295 }),
    }),
  };
}

function readSymbols(texts: readonly string[]): readonly string[] | undefined {
  const symbols = texts.flatMap((text) => text.split(',').map((symbol) => symbol.trim())).filter((symbol) => symbol !== '');
  return symbols.length > 0 ? symbols : undefined;
}

function readTimeframe(text: string | undefined): string | undefined {
  if (text === undefined || /^[1-9]\d{0,3}(s|m|h|d|w|mo)$/.test(text)) return text;
  throw new UsageError(`--timeframe "${text}" is not valid; it must be a number and one of s, m, h, d, w, mo, such as 5m, 1h or 1d`);
}

function readPeriod(input: Arguments): Pick<BacktestSettings, 'from' | 'to'> {
  const from = readTime('--from', input.text('from'));
  const to = readTime('--to', input.text('to'), { endOfDay: true });
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from "${input.text('from') ?? ''}" is after --to "${input.text('to') ?? ''}"`);
  return given({ from, to });
}

function readCosts(input: Arguments): BacktestCosts {
  const bps = (name: string): number | undefined => readNumber(`--${name}`, input.text(name), { min: 0, max: 10_000 });
  return { commission: readCommission(input), ...given({ spreadBps: bps('spread-bps'), slippageBps: bps('slippage-bps'), impactBps: bps('impact-bps') }) };
}

function readCommission(input: Arguments): NonNullable<BacktestCosts['commission']> {
  const amount = (name: string): string | undefined => readDecimal(`--${name}`, input.text(name), { min: 0 });
  const rate = readDecimal('--commission-rate', input.text('commission-rate'), { min: 0, max: 1 });
  const perOrder = amount('commission-per-order');
  const perUnit = amount('commission-per-unit');
  const least = amount('commission-minimum');
  const minimum = given({ minimum: least });
  if ([rate, perOrder, perUnit].filter((value) => value !== undefined).length > 1)
    throw new UsageError('--commission-rate, --commission-per-order and --commission-per-unit exclude each other');
  if (perOrder !== undefined) {
    if (least !== undefined) throw new UsageError('--commission-minimum has no meaning with --commission-per-order');
    return { kind: 'fixed', perOrder };
  }
  if (perUnit !== undefined) return { kind: 'per-unit', perUnit, ...minimum };
  const chosen = rate ?? '0.001';
  return Number(chosen) === 0 && least === undefined ? { kind: 'none' } : { kind: 'percentage', rate: chosen, ...minimum };
}
