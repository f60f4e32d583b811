import type { BudgetLimits, BudgetScope, LimitRange } from '../../api/types.ts';
import { formatInteger } from '../../components/format.ts';

export const SCOPES: readonly { readonly value: BudgetScope; readonly label: string }[] = [
  { value: 'default', label: 'All strategies' },
  { value: 'user', label: 'A user' },
  { value: 'version', label: 'A strategy version' },
  { value: 'deployment', label: 'A deployment' },
];

export function subjectLabel(scope: BudgetScope): string {
  return scope === 'version' ? 'Strategy and version' : scope === 'deployment' ? 'Id of the deployment' : 'User';
}

export function budgetPath(scope: BudgetScope, subject: string): string {
  return scope === 'default' ? '/budgets/default' : `/budgets/${scope}s/${encodeURIComponent(subject)}`;
}

/** What a budget sets, in the order in which limits are listed. */
export function limitsText(limits: BudgetLimits, ranges: readonly LimitRange[]): string {
  const parts = ranges.flatMap(({ name, unit }) => {
    const value = limits[name];
    return value === undefined ? [] : [`${name} ${formatInteger(value)}${unit === '' ? '' : ` ${unit}`}`];
  });
  return parts.length === 0 ? 'nothing' : parts.join(' · ');
}
