import type { Adjustment, LotMethod, ParamSchema, ParamValue } from '../../api/types.ts';

export type CommissionKind = 'none' | 'percentage' | 'fixed' | 'per-unit' | 'tiered';

export interface TierValues {
  /** Notional traded so far up to which the rate holds; empty for the last one. */
  readonly upTo: string;
  readonly percent: string;
}

export interface LimitValues {
  readonly maxOrderQuantity: string;
  readonly maxOrderNotional: string;
  readonly maxPosition: string;
  readonly maxGrossExposure: string;
  readonly maxLeverage: string;
  readonly priceCollarPct: string;
  readonly maxOrdersPerMinute: string;
  readonly maxOpenOrders: string;
  readonly maxDailyLoss: string;
  readonly maxDrawdownPct: string;
}

/** Everything the form holds, as typed. Numbers stay text until the request is made. */
export interface FormValues {
  readonly mode: 'published' | 'inline';
  readonly strategy: string;
  /** Empty: the latest one. */
  readonly version: string;
  readonly source: string;
  /** Only what differs from the defaults of the schema has to be here. */
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly dataset: string;
  /** Null: all symbols. */
  readonly symbols: readonly string[] | null;
  readonly timeframe: string;
  readonly from: string;
  readonly to: string;
  readonly cash: string;
  readonly commissionKind: CommissionKind;
  readonly commissionPercent: string;
  readonly commissionPerOrder: string;
  readonly commissionPerUnit: string;
  readonly commissionMinimum: string;
  readonly tiers: readonly TierValues[];
  readonly spreadBps: string;
  readonly slippageBps: string;
  readonly impactBps: string;
  /** Percent of a bar's volume; 0 = no limit. */
  readonly volumeSharePct: string;
  readonly limits: LimitValues;
  readonly allowShort: boolean;
  readonly allowedSymbols: string;
  readonly adjustment: Adjustment;
  readonly lotMethod: LotMethod;
  readonly seed: string;
  readonly profile: boolean;
  readonly label: string;
}

export const NO_LIMITS: LimitValues = {
  maxOrderQuantity: '',
  maxOrderNotional: '',
  maxPosition: '',
  maxGrossExposure: '',
  maxLeverage: '',
  priceCollarPct: '',
  maxOrdersPerMinute: '',
  maxOpenOrders: '',
  maxDailyLoss: '',
  maxDrawdownPct: '',
};

export const INITIAL_VALUES: FormValues = {
  mode: 'published',
  strategy: '',
  version: '',
  source: '',
  params: {},
  dataset: '',
  symbols: null,
  timeframe: '',
  from: '',
  to: '',
  cash: '100000',
  commissionKind: 'percentage',
  commissionPercent: '0.1',
  commissionPerOrder: '1',
  commissionPerUnit: '0.005',
  commissionMinimum: '',
  tiers: [
    { upTo: '100000', percent: '0.1' },
    { upTo: '', percent: '0.05' },
  ],
  spreadBps: '0',
  slippageBps: '0',
  impactBps: '0',
  volumeSharePct: '0',
  limits: NO_LIMITS,
  allowShort: true,
  allowedSymbols: '',
  adjustment: 'split',
  lotMethod: 'average',
  seed: '',
  profile: false,
  label: '',
};

/** Defaults of the schema, with the typed values that it still knows. */
export function effectiveParams(schema: readonly ParamSchema[], typed: FormValues['params']): Readonly<Record<string, ParamValue>> {
  return Object.fromEntries(schema.map((param) => [param.name, typed[param.name] ?? param.default]));
}

export function countLimits(values: Pick<FormValues, 'limits' | 'allowShort' | 'allowedSymbols'>): number {
  return Object.values(values.limits).filter((text) => text.trim() !== '').length + Number(!values.allowShort) + Number(values.allowedSymbols.trim() !== '');
}
