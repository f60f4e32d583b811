import type { BudgetLimits, BudgetScope, LimitRange } from '../../api/types.ts';
import { capitalised, formatInteger } from '../../components/format.ts';

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

/** What a budget sets, in the words of the form and in its order. */
export function limitLines(limits: BudgetLimits, ranges: readonly LimitRange[]): readonly string[] {
  const lines = ranges.flatMap(({ name, meaning, unit }) => {
    const value = limits[name];
    return value === undefined ? [] : [`${capitalised(meaning)}: ${formatInteger(value)}${unit === '' ? '' : ` ${unit}`}`];
  });
  return lines.length === 0 ? ['Nothing'] : lines;
}
