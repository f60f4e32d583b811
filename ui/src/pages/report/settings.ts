import type { Backtest, CommissionModel } from '../../api/types.ts';
import { formatDate, formatMoney, formatPercent } from '../../components/format.ts';

const LIMIT_LABELS: Readonly<Record<string, string>> = {
  maxOrderQuantity: 'Largest order quantity',
  maxOrderNotional: 'Largest order value',
  maxPosition: 'Largest position',
  maxGrossExposure: 'Largest gross exposure',
  priceCollarPct: 'Price collar, %',
  maxOrdersPerMinute: 'Orders per minute',
  maxOpenOrders: 'Open orders',
  allowedSymbols: 'Allowed symbols',
  maxDailyLoss: 'Largest daily loss',
  maxDrawdownPct: 'Largest drawdown, %',
  maxLeverage: 'Leverage',
  allowShort: 'Short selling',
};
const ADJUSTMENT: Readonly<Record<Backtest['adjustment'], string>> = { raw: 'As traded', split: 'Adjusted for splits', total: 'Splits and dividends' };
const LOTS: Readonly<Record<Backtest['lotMethod'], string>> = { average: 'Average cost', fifo: 'First in, first out', lifo: 'Last in, first out' };

export function commissionText(model: CommissionModel | undefined): string {
  if (model === undefined || model.kind === 'none') return 'None';
  if (model.kind === 'fixed') return `${model.perOrder} per order`;
  if (model.kind === 'tiered')
    return model.tiers.map((tier) => `${formatPercent(tier.rate, 3)} ${tier.upTo === null ? 'above' : `to ${tier.upTo}`}`).join(', ');
  const price = model.kind === 'percentage' ? formatPercent(model.rate, 3) : `${model.perUnit} per unit`;
  return model.minimum === undefined ? price : `${price}, at least ${model.minimum}`;
}

function limitText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Allowed' : 'Not allowed';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** What a run was set to, in words; limits only where there are any. */
export function settingsOf(job: Backtest): readonly (readonly [label: string, value: string])[] {
  const { costs, fills, limits } = job;
  const share = fills.volumeShare ?? 0;
  return [
    ['Dataset', job.datasetName],
    ['Timeframe', job.timeframe],
    ['From', formatDate(job.from)],
    ['To', formatDate(job.to)],
    ['Cash', formatMoney(job.cash)],
    ['Commission', commissionText(costs.commission)],
    ['Spread', `${costs.spreadBps ?? 0} bps`],
    ['Slippage', `${costs.slippageBps ?? 0} bps`],
    ['Market impact', `${costs.impactBps ?? 0} bps`],
    ['Volume share', share === 0 ? 'Not limited' : formatPercent(share, 0)],
    ['Prices', ADJUSTMENT[job.adjustment]],
    ['Cost basis', LOTS[job.lotMethod]],
    ...Object.entries(limits).map(([name, value]) => [LIMIT_LABELS[name] ?? name, limitText(value)] as const),
  ];
}
