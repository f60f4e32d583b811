import './new-backtest.css';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { DatasetItem, StrategyItem } from '../../api/types.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { CostsSection } from './CostsSection.tsx';
import { DataSection } from './DataSection.tsx';
import { LimitsSection } from './LimitsSection.tsx';
import { StrategySection } from './StrategySection.tsx';
import type { BacktestFormState } from './use-backtest-form.ts';

interface Props {
  readonly label: string;
  readonly form: BacktestFormState;
  readonly strategies: readonly StrategyItem[];
  readonly datasets: readonly DatasetItem[];
  /** The summary with the button that sends it. */
  readonly children: ReactNode;
}

/** What is asked of a run, section by section. Backtests and deployments ask the same. */
export function RunForm({ label, form, strategies, datasets, children }: Props) {
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    form.send();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.send();
  };
  const isUnexplained = form.submit.error !== null && Object.keys(form.refused).length === 0;
  return (
    <form className="pd-new" onSubmit={onSubmit} onKeyDown={onKey} noValidate aria-label={label}>
      <div className="pd-stack">
        <StrategySection form={form} strategies={strategies} />
        <DataSection form={form} datasets={datasets} />
        <CostsSection form={form} />
        <LimitsSection form={form} />
      </div>
      <aside className="pd-new-side">
        {children}
        {isUnexplained && <ErrorNote error={form.submit.error} />}
      </aside>
    </form>
  );
}
