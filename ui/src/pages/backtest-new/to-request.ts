import type { BacktestRequest, CommissionModel, CostModel, ParamSchema, RiskLimits } from '../../api/types.ts';
import { endOfDateText, parseDateText } from './date-text.ts';
import { shift } from './decimal-shift.ts';
import { effectiveParams, type FormValues } from './form-values.ts';

function rate(percent: string): string {
  return shift(percent, -2) ?? percent;
}

function commission(values: FormValues): CommissionModel {
  const minimum = values.commissionMinimum.trim() === '' ? {} : { minimum: values.commissionMinimum.trim() };
  switch (values.commissionKind) {
    case 'none':
      return { kind: 'none' };
    case 'percentage':
      return { kind: 'percentage', rate: rate(values.commissionPercent), ...minimum };
    case 'fixed':
      return { kind: 'fixed', perOrder: values.commissionPerOrder.trim() };
    case 'per-unit':
      return { kind: 'per-unit', perUnit: values.commissionPerUnit.trim(), ...minimum };
    case 'tiered':
      return { kind: 'tiered', tiers: values.tiers.map((tier) => ({ upTo: tier.upTo.trim() === '' ? null : tier.upTo.trim(), rate: rate(tier.percent) })) };
  }
}

function costs(values: FormValues): CostModel {
  return { commission: commission(values), spreadBps: Number(values.spreadBps), slippageBps: Number(values.slippageBps), impactBps: Number(values.impactBps) };
}

const DECIMAL_LIMITS = ['maxOrderQuantity', 'maxOrderNotional', 'maxPosition', 'maxGrossExposure', 'maxDailyLoss'] as const;
const NUMBER_LIMITS = ['maxLeverage', 'priceCollarPct', 'maxOrdersPerMinute', 'maxOpenOrders', 'maxDrawdownPct'] as const;

function limits(values: FormValues): RiskLimits {
  const typed = (name: keyof FormValues['limits']): string => values.limits[name].trim();
  const decimals = DECIMAL_LIMITS.filter((name) => typed(name) !== '').map((name) => [name, typed(name)] as const);
  const numbers = NUMBER_LIMITS.filter((name) => typed(name) !== '').map((name) => [name, Number(typed(name))] as const);
  const allowed = values.allowedSymbols.split(/[\s,;]+/).filter((symbol) => symbol !== '');
  return {
    ...Object.fromEntries<string | number>([...decimals, ...numbers]),
    ...(allowed.length > 0 && { allowedSymbols: allowed }),
    ...(!values.allowShort && { allowShort: false }),
  };
}

/** The request for what was typed. `schema` are the parameters of the chosen strategy. */
export function toRequest(values: FormValues, schema: readonly ParamSchema[]): BacktestRequest {
  const [from, to] = [parseDateText(values.from), endOfDateText(values.to)];
  const chosen = limits(values);
  return {
    ...(values.mode === 'inline' ? { source: values.source } : { strategy: values.version === '' ? values.strategy : `${values.strategy}@${values.version}` }),
    params: effectiveParams(schema, values.params),
    dataset: values.dataset,
    ...(values.symbols !== null && { symbols: values.symbols }),
    ...(values.timeframe !== '' && { timeframe: values.timeframe }),
    ...(Number.isFinite(from) && { from }),
    ...(Number.isFinite(to) && { to }),
    cash: values.cash.trim(),
    costs: costs(values),
    fills: { volumeShare: Number(shift(values.volumeSharePct, -2) ?? Number.NaN) },
    ...(Object.keys(chosen).length > 0 && { limits: chosen }),
    adjustment: values.adjustment,
    lotMethod: values.lotMethod,
    ...(values.seed.trim() !== '' && { seed: Number(values.seed) }),
    ...(values.profile && { profile: true }),
    ...(values.label.trim() !== '' && { label: values.label.trim() }),
  };
}
