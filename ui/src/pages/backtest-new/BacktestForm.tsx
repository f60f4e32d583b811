import './new-backtest.css';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent, KeyboardEvent } from 'react';
import type { DatasetItem, StrategyItem } from '../../api/types.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { CostsSection } from './CostsSection.tsx';
import { DataSection } from './DataSection.tsx';
import type { FormValues } from './form-values.ts';
import { LimitsSection } from './LimitsSection.tsx';
import { RunSummary } from './RunSummary.tsx';
import { StrategySection } from './StrategySection.tsx';
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
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    form.send();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.send();
  };
  const isUnexplained = form.submit.error !== null && Object.keys(form.refused).length === 0;
  return (
    <form className="pd-new" onSubmit={onSubmit} onKeyDown={onKey} noValidate aria-label="New backtest">
      <div className="pd-stack">
        <StrategySection form={form} strategies={strategies} />
        <DataSection form={form} datasets={datasets} />
        <CostsSection form={form} />
        <LimitsSection form={form} />
      </div>
      <aside className="pd-new-side">
        <RunSummary form={form} datasets={datasets} />
        {isUnexplained && <ErrorNote error={form.submit.error} />}
      </aside>
    </form>
  );
}
