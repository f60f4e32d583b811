import { parseDecimal } from '../money/decimal.ts';
import type { Costs } from './result.ts';
import type { RowWriter } from './rows.ts';
import type { RunConfig } from './run-config.ts';
import type { RunRecorder } from './run-recorder.ts';

/**
 * What trading cost, by cause. The difference between fill price and bar price is divided between spread, slippage and impact in the
 * proportion of their basis points, with impact taking what the others leave.
 */
export function costsOf(recorder: RunRecorder, rows: RowWriter, config: RunConfig, commission: string): Costs {
  const decimals = 18;
  const units = (text: string): bigint => parseDecimal(text, decimals) ?? 0n;
  const priceCost = units(rows.money(recorder.priceCost.toBigInt()));
  const { spreadBps, slippageBps, impactBps } = config.costs;
  const fixed = spreadBps / 2 + slippageBps;
  const hasImpact = impactBps > 0;
  const basis = fixed === 0 ? 0n : fixedShare(recorder, rows, fixed, priceCost, hasImpact, units);
  const spread = fixed === 0 ? 0n : (basis * BigInt(Math.round((spreadBps / 2 / fixed) * 1e6))) / 1_000_000n;
  const slippage = basis - spread;
  const text = (value: bigint): string => rows.decimal(value, decimals);
  return { commission, spread: text(spread), slippage: text(slippage), impact: text(priceCost - basis), total: text(units(commission) + priceCost) };
}

function fixedShare(recorder: RunRecorder, rows: RowWriter, fixedBps: number, priceCost: bigint, hasImpact: boolean, units: (text: string) => bigint): bigint {
  if (!hasImpact) return priceCost;
  const fixed = (units(rows.money(recorder.aggressiveNotional.toBigInt())) * BigInt(Math.round(fixedBps * 1e4))) / 100_000_000n;
  return fixed < priceCost ? fixed : priceCost;
}
