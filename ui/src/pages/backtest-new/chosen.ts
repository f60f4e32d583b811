import type { DatasetItem } from '../../api/types.ts';
import { DASH } from '../../components/format.ts';
import type { BacktestFormState } from './use-backtest-form.ts';

/** Strategy and dataset that the form holds, by name. */
export function chosen({ values, schema }: BacktestFormState, datasets: readonly DatasetItem[]): readonly (readonly [label: string, name: string])[] {
  const strategy = values.mode === 'inline' ? (schema.metadata?.name ?? 'Inline source') : values.strategy;
  const dataset = datasets.find((item) => item.id === values.dataset)?.name;
  return [
    ['Strategy', strategy || DASH],
    ['Dataset', dataset ?? DASH],
  ];
}
