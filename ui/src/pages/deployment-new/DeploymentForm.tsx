import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DatasetItem, StrategyItem } from '../../api/types.ts';
import type { FormValues } from '../backtest-new/form-values.ts';
import { RunForm } from '../backtest-new/RunForm.tsx';
import { useBacktestForm } from '../backtest-new/use-backtest-form.ts';
import { DeploySummary, type Start } from './DeploySummary.tsx';

interface Props {
  readonly initial: FormValues;
  readonly strategies: readonly StrategyItem[];
  readonly datasets: readonly DatasetItem[];
}

/** The form of a backtest, with a speed, sent to be deployed. */
export function DeploymentForm({ initial, strategies, datasets }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [start, setStart] = useState<Start>({ paused: false });
  const onCreated = (id: string): void => {
    void client.invalidateQueries({ queryKey: ['deployments'] });
    void navigate({ to: '/deployments/$id', params: { id } });
  };
  const form = useBacktestForm(initial, { path: '/deployments', extra: start, onCreated });
  return (
    <RunForm label="New deployment" form={form} strategies={strategies} datasets={datasets}>
      <DeploySummary form={form} datasets={datasets} start={start} onStart={setStart} />
    </RunForm>
  );
}
