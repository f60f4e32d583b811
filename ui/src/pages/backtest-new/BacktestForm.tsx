import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DatasetItem, StrategyItem } from '../../api/types.ts';
import type { FormValues } from './form-values.ts';
import { RunForm } from './RunForm.tsx';
import { RunSummary } from './RunSummary.tsx';
import { useBacktestForm } from './use-backtest-form.ts';

interface Props {
  readonly initial: FormValues;
  readonly strategies: readonly StrategyItem[];
  readonly datasets: readonly DatasetItem[];
}

export function BacktestForm({ initial, strategies, datasets }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const onCreated = (id: string): void => {
    void client.invalidateQueries({ queryKey: ['backtests'] });
    void navigate({ to: '/backtests/$id', params: { id } });
  };
  const form = useBacktestForm(initial, { path: '/backtests', onCreated });
  return (
    <RunForm label="New backtest" form={form} strategies={strategies} datasets={datasets}>
      <RunSummary form={form} datasets={datasets} />
    </RunForm>
  );
}
