import type { Backtest, ParamValue } from '../../api/types.ts';
import { formatInteger, plural } from '../../components/format.ts';

/** What people call a run: their label, else the strategy and its version. */
export function jobTitle(job: Pick<Backtest, 'label' | 'strategy' | 'version'>): string {
  return job.label || strategyText(job);
}

/** The line below it: what the title does not say. */
export function jobSubtitle(job: Pick<Backtest, 'label' | 'strategy' | 'version' | 'params'>): string {
  const params = paramsText(job.params);
  if (job.label === '') return params || 'No parameters';
  return params === '' ? strategyText(job) : `${strategyText(job)} · ${params}`;
}

export function strategyText({ strategy, version }: Pick<Backtest, 'strategy' | 'version'>): string {
  return version === 'inline' ? `${strategy} (inline)` : `${strategy}@${version}`;
}

export function paramsText(params: Readonly<Record<string, ParamValue>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ');
}

export function symbolsText({ symbols, symbolCount }: Pick<Backtest, 'symbols' | 'symbolCount'>): string {
  if (symbols === undefined) return plural(symbolCount, 'symbol');
  return symbols.length <= 3 ? symbols.join(', ') : `${symbols.slice(0, 2).join(', ')} and ${formatInteger(symbols.length - 2)} more`;
}
