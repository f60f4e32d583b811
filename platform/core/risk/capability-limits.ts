import { ORDER_TYPES, type CapabilityManifest } from '@paddock/sdk/runtime';
import type { RiskLimits } from '../backtest/run-config.ts';

/** The limits of a run, narrowed to what a manifest allows: the risk manager denies what lies outside of either. */
export function capabilityLimits(limits: RiskLimits, { symbols, orderTypes, short }: CapabilityManifest): RiskLimits {
  const { allowedSymbols, allowedOrderTypes } = limits;
  const types = allowedOrderTypes === undefined ? orderTypes : orderTypes.filter((type) => allowedOrderTypes.includes(type));
  const names = symbols === 'any' || allowedSymbols === undefined ? undefined : symbols.filter((symbol) => allowedSymbols.includes(symbol));
  return {
    ...limits,
    ...(symbols !== 'any' && { allowedSymbols: names ?? symbols }),
    ...(types.length < ORDER_TYPES.length && { allowedOrderTypes: types }),
    ...(!short && { allowShort: false }),
  };
}
