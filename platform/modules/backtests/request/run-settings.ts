import { type Commission, type CostModel, DEFAULT_RUN_CONFIG, type FillModel, type LotMethod, type RiskLimits } from '@paddock/platform/core';
import { Problem } from '../../ops/index.ts';
import type { CommissionTierDto } from './costs.dto.ts';
import type { CreateBacktestDto } from './create-backtest.dto.ts';

/** What shapes a run besides code, parameters and data, with every default filled in. */
export interface RunSettings {
  readonly cash: string;
  readonly costs: CostModel;
  readonly fills: FillModel;
  readonly limits: RiskLimits;
  readonly lotMethod: LotMethod;
  readonly seed: number;
}

/** Fills defaults; throws a problem when fields contradict each other or the chosen symbols. */
export function runSettings(request: CreateBacktestDto, symbols: readonly string[]): RunSettings {
  const defaults = DEFAULT_RUN_CONFIG;
  const { commission, ...costs } = request.costs ?? {};
  if (commission?.kind === 'tiered' && 'tiers' in commission) checkTiers(commission.tiers);
  checkAllowedSymbols(request.limits?.allowedSymbols, symbols);
  return {
    cash: request.cash ?? defaults.cash,
    costs: { ...defaults.costs, ...plain(costs), ...(commission === undefined ? {} : { commission: plain(commission) as Commission }) },
    fills: { ...defaults.fills, ...plain(request.fills ?? {}) },
    limits: { ...defaults.limits, ...plain(request.limits ?? {}) },
    lotMethod: request.lotMethod ?? defaults.lotMethod,
    seed: request.seed ?? defaults.seed,
  };
}

function checkTiers(tiers: readonly CommissionTierDto[]): void {
  for (const [index, { upTo }] of tiers.entries()) {
    const field = `costs.commission.tiers.${index}.upTo`;
    const isLast = index === tiers.length - 1;
    if (isLast !== (upTo === null))
      throw Problem.invalidField(
        field,
        upTo,
        isLast ? `${field} must be null: the last tier has no end` : `${field} must be an amount: only the last tier is null`,
      );
    const before = tiers[index - 1]?.upTo;
    if (upTo !== null && before !== undefined && before !== null && Number(upTo) <= Number(before))
      throw Problem.invalidField(field, upTo, `${field} ${upTo} must be more than ${before}, the end of the tier before`);
  }
}

function checkAllowedSymbols(allowed: readonly string[] | undefined, symbols: readonly string[]): void {
  const known = new Set(symbols);
  const stranger = allowed?.find((symbol) => !known.has(symbol));
  if (stranger === undefined) return;
  throw Problem.invalidField(
    'limits.allowedSymbols',
    stranger,
    `limits.allowedSymbols has "${stranger}", which is not among the symbols of this backtest: ${listOf(symbols)}`,
    symbols.slice(0, 20),
  );
}

/** Names for a message: the first twenty, and how many more there are. */
export function listOf(names: readonly string[]): string {
  return names.length <= 20 ? names.join(', ') : `${names.slice(0, 20).join(', ')} and ${names.length - 20} more`;
}

/** The own, defined fields of a DTO. */
function plain<T extends object>(dto: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return JSON.parse(JSON.stringify(dto)) as { readonly [K in keyof T]: Exclude<T[K], undefined> };
}
