import type { BacktestCosts, BacktestSettings } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
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
  'impact-bps': { type: 'string', value: '<bps>', help: 'market impact of an order as large as the bar\'s volume, basis points (0)' },
  'volume-share': { type: 'string', value: '<0..1>', help: 'largest share of a bar\'s volume that one bar fills; 0 = no limit (0)' },
  'lot-method': { type: 'string', value: '<method>', help: 'average, fifo or lifo (average)' },
  adjustment: { type: 'string', value: '<kind>', help: 'raw, split or total prices (raw)' },
  seed: { type: 'string', value: '<n>', help: 'seed of the run\'s random numbers (1)' },
  limit: { type: 'string', multiple: true, value: '<name=value>', help: `a risk limit: ${LIMIT_NAMES.join(', ')}` },
} as const satisfies OptionSpecs;

/** Reads and checks every setting before anything is started. */
export function readSettings(input: Arguments): BacktestSettings {
  const symbols = input.all('symbol').flatMap((symbol) => symbol.split(',').map((part) => part.trim()).filter((part) => part !== ''));
  const timeframe = input.text('timeframe');
  if (timeframe !== undefined && !/^[1-9]\d{0,3}(s|m|h|d|w|mo)$/.test(timeframe)) throw new UsageError(`--timeframe "${timeframe}" is not valid; it must be a number and one of s, m, h, d, w, mo, such as 5m, 1h or 1d`);
  const from = readTime('--from', input.text('from'));
  const to = readTime('--to', input.text('to'), { endOfDay: true });
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(`--from "${input.text('from') ?? ''}" is after --to "${input.text('to') ?? ''}"`);
  const volumeShare = readNumber('--volume-share', input.text('volume-share'), { min: 0, max: 1 });
  const lotMethod = readChoice('--lot-method', input.text('lot-method'), ['average', 'fifo', 'lifo']);
  const adjustment = readChoice('--adjustment', input.text('adjustment'), ['raw', 'split', 'total']);
  const seed = readWhole('--seed', input.text('seed'), { min: 0, max: 4_294_967_295 });
  return {
    params: readAssignments('--param', input.all('param')),
    cash: readDecimal('--cash', input.text('cash'), { above: 0 }) ?? '100000',
    costs: readCosts(input),
    fills: volumeShare === undefined ? {} : { volumeShare },
    limits: readLimits(readAssignments('--limit', input.all('limit'))),
    ...(symbols.length > 0 && { symbols }),
    ...(timeframe !== undefined && { timeframe }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(lotMethod !== undefined && { lotMethod }),
    ...(adjustment !== undefined && { adjustment }),
    ...(seed !== undefined && { seed }),
  };
}

function readCosts(input: Arguments): BacktestCosts {
  const bps = (name: string): number | undefined => readNumber(`--${name}`, input.text(name), { min: 0, max: 10_000 });
  const spreadBps = bps('spread-bps');
  const slippageBps = bps('slippage-bps');
  const impactBps = bps('impact-bps');
  return {
    commission: readCommission(input),
    ...(spreadBps !== undefined && { spreadBps }),
    ...(slippageBps !== undefined && { slippageBps }),
    ...(impactBps !== undefined && { impactBps }),
  };
}

function readCommission(input: Arguments): NonNullable<BacktestCosts['commission']> {
  const amount = (name: string): string | undefined => readDecimal(`--${name}`, input.text(name), { min: 0 });
  const rate = readDecimal('--commission-rate', input.text('commission-rate'), { min: 0, max: 1 });
  const perOrder = amount('commission-per-order');
  const perUnit = amount('commission-per-unit');
  const least = amount('commission-minimum');
  const minimum = least === undefined ? {} : { minimum: least };
  if ([rate, perOrder, perUnit].filter((value) => value !== undefined).length > 1) throw new UsageError('--commission-rate, --commission-per-order and --commission-per-unit exclude each other');
  if (perOrder !== undefined) {
    if (least !== undefined) throw new UsageError('--commission-minimum has no meaning with --commission-per-order');
    return { kind: 'fixed', perOrder };
  }
  if (perUnit !== undefined) return { kind: 'per-unit', perUnit, ...minimum };
  const chosen = rate ?? '0.001';
  return Number(chosen) === 0 && least === undefined ? { kind: 'none' } : { kind: 'percentage', rate: chosen, ...minimum };
}
