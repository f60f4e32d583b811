import type { Backtest, CommissionModel } from '../../api/types.ts';
import { toDateText } from './date-text.ts';
import { shift } from './decimal-shift.ts';
import { INITIAL_VALUES, NO_LIMITS, type FormValues } from './form-values.ts';
import { isIntraday } from './timeframes.ts';

const percent = (rate: string): string => shift(rate, 2) ?? rate;

function commissionValues(model: CommissionModel | undefined): Partial<FormValues> {
  if (model === undefined) return {};
  switch (model.kind) {
    case 'none':
      return { commissionKind: 'none' };
    case 'percentage':
      return { commissionKind: 'percentage', commissionPercent: percent(model.rate), commissionMinimum: model.minimum ?? '' };
    case 'fixed':
      return { commissionKind: 'fixed', commissionPerOrder: model.perOrder };
    case 'per-unit':
      return { commissionKind: 'per-unit', commissionPerUnit: model.perUnit, commissionMinimum: model.minimum ?? '' };
    case 'tiered':
      return { commissionKind: 'tiered', tiers: model.tiers.map((tier) => ({ upTo: tier.upTo ?? '', percent: percent(tier.rate) })) };
  }
}

/** The form as it was when a run was submitted, ready for changes. */
export function fromJob(job: Backtest): FormValues {
  const { limits } = job;
  const typed = Object.fromEntries(Object.keys(NO_LIMITS).map((name) => [name, String(limits[name as keyof typeof limits] ?? '')]));
  const isInline = job.version === 'inline';
  const withTime = isIntraday(job.timeframe);
  return {
    ...INITIAL_VALUES,
    mode: isInline ? 'inline' : 'published',
    strategy: isInline ? '' : job.strategy,
    version: isInline ? '' : job.version,
    source: job.source ?? '',
    params: job.params,
    dataset: job.dataset,
    symbols: job.symbols && job.symbols.length > 0 ? job.symbols : null,
    timeframe: job.timeframe,
    from: toDateText(job.from, withTime),
    to: toDateText(job.to, withTime),
    cash: job.cash,
    ...commissionValues(job.costs.commission),
    spreadBps: String(job.costs.spreadBps ?? 0),
    slippageBps: String(job.costs.slippageBps ?? 0),
    impactBps: String(job.costs.impactBps ?? 0),
    volumeSharePct: shift(String(job.fills.volumeShare ?? 0), 2) ?? '0',
    limits: { ...NO_LIMITS, ...typed },
    allowShort: limits.allowShort ?? true,
    allowedSymbols: (limits.allowedSymbols ?? []).join(', '),
    adjustment: job.adjustment,
    lotMethod: job.lotMethod,
    seed: String(job.seed),
    profile: job.profile,
    label: job.label,
  };
}
