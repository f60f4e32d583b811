import type { Instrument } from '@paddock/sdk';
import type { Assumption } from './result.ts';
import type { Commission, RunConfig } from './run-config.ts';

/** Every assumption behind a run's numbers, with what it does to them. */
export function assumptionsOf(config: RunConfig, instruments: readonly Instrument[], adjustment: string): readonly Assumption[] {
  return [
    ...MATCHING,
    commissionAssumption(config.costs.commission),
    ...costAssumptions(config),
    ...accountAssumptions(config),
    adjustmentAssumption(adjustment),
    ...dataAssumptions(config, instruments),
  ];
}

const MATCHING: readonly Assumption[] = [
  {
    subject: 'Order timing',
    text: 'An order decided at the close of a bar matches from the next bar; a signal on the last bar never fills.',
    bias: 'pessimistic',
  },
  { subject: 'Market orders', text: 'Fill at the open of the next bar.', bias: 'neutral' },
  {
    subject: 'Limit orders',
    text: 'Fill at their price when a bar touches it, at the open when the bar opens beyond it; no queue is modelled.',
    bias: 'optimistic',
  },
  {
    subject: 'Stop orders',
    text: 'Fill at their price when a bar touches it, at the open when the bar opens beyond it (the gap is a loss).',
    bias: 'pessimistic',
  },
  {
    subject: 'Inside one bar',
    text: 'When a stop and a limit are both touched, the stop fills first. Exits of a bracket work from the bar after the entry.',
    bias: 'pessimistic',
  },
];

/** What is switched off flatters the result, and says so. */
const either = (subject: string, isOn: boolean, on: string, off: string): Assumption => ({
  subject,
  text: isOn ? on : off,
  bias: isOn ? 'neutral' : 'optimistic',
});

function costAssumptions({ costs, fills }: RunConfig): readonly Assumption[] {
  return [
    either(
      'Spread',
      costs.spreadBps > 0,
      `${costs.spreadBps} bps; market and stop orders pay half of it.`,
      'None: market and stop orders trade at the price of the bar.',
    ),
    either('Slippage', costs.slippageBps > 0, `${costs.slippageBps} bps against every market and stop order, rounded against it to the grid.`, 'None.'),
    either(
      'Market impact',
      costs.impactBps > 0,
      `${costs.impactBps} bps at 100 % of the bar's volume, linear in the share.`,
      'None: the size of an order does not move the price.',
    ),
    either(
      'Volume',
      fills.volumeShare > 0,
      `At most ${fills.volumeShare * 100} % of a bar's volume fills in it; the rest stays open.`,
      'Not limited: any quantity fills in one bar.',
    ),
    { subject: 'Borrowing and funding', text: 'Short positions, negative cash and held positions cost no interest.', bias: 'optimistic' },
  ];
}

function accountAssumptions({ limits, lotMethod }: RunConfig): readonly Assumption[] {
  const short = limits.allowShort === false ? 'not allowed' : 'allowed';
  const lots = lotMethod === 'fifo' ? 'first in, first out' : 'last in, first out';
  return [
    {
      subject: 'Leverage',
      text: `Exposure, open orders included, stays within ${limits.maxLeverage ?? 1} x equity; short selling is ${short}.`,
      bias: 'neutral',
    },
    {
      subject: 'Equity',
      text: "Marked at every bar's close, after its fills; a symbol without a bar keeps its last close. Positions open at the end stay open at the last close.",
      bias: 'neutral',
    },
    { subject: 'Trades', text: lotMethod === 'average' ? 'From flat to flat at average cost.' : `Lots are closed ${lots}.`, bias: 'neutral' },
  ];
}

function dataAssumptions(config: RunConfig, instruments: readonly Instrument[]): readonly Assumption[] {
  return [
    { subject: 'Price grid', text: gridText(instruments), bias: 'neutral' },
    { subject: 'Randomness', text: `Seed ${config.seed}; time is virtual. The same input gives the same bytes.`, bias: 'neutral' },
  ];
}

function commissionAssumption(commission: Commission): Assumption {
  const subject = 'Commission';
  switch (commission.kind) {
    case 'none':
      return { subject, text: 'None.', bias: 'optimistic' };
    case 'percentage':
      return {
        subject,
        text: `${Number(commission.rate) * 100} % of the notional of each fill${commission.minimum === undefined ? '' : `, at least ${commission.minimum} per order`}, never rounded.`,
        bias: 'neutral',
      };
    case 'fixed':
      return { subject, text: `${commission.perOrder} per order.`, bias: 'neutral' };
    case 'per-unit':
      return {
        subject,
        text: `${commission.perUnit} per unit${commission.minimum === undefined ? '' : `, at least ${commission.minimum} per order`}.`,
        bias: 'neutral',
      };
    case 'tiered':
      return {
        subject,
        text: `By notional traded in the run: ${commission.tiers.map((t) => `${Number(t.rate) * 100} % ${t.upTo === null ? 'beyond' : `up to ${t.upTo}`}`).join(', ')}.`,
        bias: 'neutral',
      };
    default:
      return commission satisfies never;
  }
}

function adjustmentAssumption(adjustment: string): Assumption {
  const subject = 'Corporate actions';
  if (adjustment === 'split') return { subject, text: 'Prices are adjusted for splits known today; dividends are not paid.', bias: 'pessimistic' };
  if (adjustment === 'total')
    return { subject, text: 'Prices are adjusted for splits and dividends known today: past prices are not those that were quoted.', bias: 'neutral' };
  return { subject, text: 'Prices are raw: splits appear as jumps, dividends are not paid.', bias: 'neutral' };
}

function gridText(instruments: readonly Instrument[]): string {
  const decimals = [...new Set(instruments.map((i) => i.priceDecimals))].toSorted((a, b) => a - b).join(', ');
  const steps = [...new Set(instruments.map((i) => i.quantityDecimals))].toSorted((a, b) => a - b).join(', ');
  return `Prices have ${decimals} decimals, quantities ${steps}; an order off the grid is denied.`;
}
