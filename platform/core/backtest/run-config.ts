import type { OrderType } from '@paddock/sdk';
import type { Decimal } from './result.ts';

export type Commission =
  | { readonly kind: 'none' }
  | { readonly kind: 'percentage'; readonly rate: Decimal; readonly minimum?: Decimal }
  | { readonly kind: 'fixed'; readonly perOrder: Decimal }
  | { readonly kind: 'per-unit'; readonly perUnit: Decimal; readonly minimum?: Decimal }
  /** The rate follows the notional traded so far in the run; the last tier has `upTo: null`. */
  | { readonly kind: 'tiered'; readonly tiers: readonly { readonly upTo: Decimal | null; readonly rate: Decimal }[] };

export interface CostModel {
  readonly commission: Commission;
  /** Full bid-ask spread in basis points of the price; market and stop orders pay half of it. */
  readonly spreadBps: number;
  /** Basis points against the order, on market and stop orders. */
  readonly slippageBps: number;
  /** Basis points at 100 % of the bar's volume, falling linearly with the share. */
  readonly impactBps: number;
}

export interface FillModel {
  /** Largest share of a bar's volume that one bar may fill; 0 = no limit. */
  readonly volumeShare: number;
}

/** What the risk manager enforces; a field that is absent does not limit. */
export interface RiskLimits {
  readonly maxOrderQuantity?: Decimal;
  readonly maxOrderNotional?: Decimal;
  /** Largest absolute position per symbol, open orders included. */
  readonly maxPosition?: Decimal;
  /** Largest sum of absolute position values, open orders included. */
  readonly maxGrossExposure?: Decimal;
  /** Largest distance of a limit or stop price from the last price, percent. */
  readonly priceCollarPct?: number;
  readonly maxOrdersPerMinute?: number;
  readonly maxOpenOrders?: number;
  readonly allowedSymbols?: readonly string[];
  readonly allowedOrderTypes?: readonly OrderType[];
  /** Loss since the first equity of the UTC day after which only reducing orders pass. */
  readonly maxDailyLoss?: Decimal;
  /** Fall from the highest equity, percent, after which only reducing orders pass. */
  readonly maxDrawdownPct?: number;
  /** Gross exposure as a multiple of equity; 1 unless set. */
  readonly maxLeverage?: number;
  /** True unless set to false. */
  readonly allowShort?: boolean;
}

export type LotMethod = 'average' | 'fifo' | 'lifo';

/** Everything that shapes a run besides code, parameters and data. */
export interface RunConfig {
  readonly cash: Decimal;
  readonly costs: CostModel;
  readonly fills: FillModel;
  readonly limits: RiskLimits;
  readonly lotMethod: LotMethod;
  readonly seed: number;
}

/** The defaults of a run; each is listed among the report's assumptions. */
export const DEFAULT_RUN_CONFIG: RunConfig = {
  cash: '100000',
  costs: { commission: { kind: 'percentage', rate: '0.001' }, spreadBps: 0, slippageBps: 0, impactBps: 0 },
  fills: { volumeShare: 0 },
  limits: {},
  lotMethod: 'average',
  seed: 1,
};
