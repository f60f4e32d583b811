import '../backtest-new/new-backtest.css';
import { Button, Select, Switch, TextInput } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { DatasetItem, StrategyItem } from '../../api/types.ts';
import { KeyValues } from '../../components/Figure.tsx';
import { DASH, formatMoney, plural } from '../../components/format.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { CostsSection } from '../backtest-new/CostsSection.tsx';
import { DataSection } from '../backtest-new/DataSection.tsx';
import type { FormValues } from '../backtest-new/form-values.ts';
import { LimitsSection } from '../backtest-new/LimitsSection.tsx';
import { StrategySection } from '../backtest-new/StrategySection.tsx';
import { useBacktestForm, type BacktestFormState } from '../backtest-new/use-backtest-form.ts';
import { SPEEDS } from '../deployments/deployment-text.ts';

interface Props {
  readonly initial: FormValues;
  readonly strategies: readonly StrategyItem[];
  readonly datasets: readonly DatasetItem[];
}

interface Start {
  readonly speed: string;
  readonly paused: boolean;
}

/** The form of a backtest, with a speed, sent to be deployed. */
export function DeploymentForm({ initial, strategies, datasets }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [start, setStart] = useState<Start>({ speed: '60', paused: false });
  const onCreated = (id: string): void => {
    void client.invalidateQueries({ queryKey: ['deployments'] });
    void navigate({ to: '/deployments/$id', params: { id } });
  };
  const form = useBacktestForm(initial, { path: '/deployments', extra: start, onCreated });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    form.send();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.send();
  };
  const isUnexplained = form.submit.error !== null && Object.keys(form.refused).length === 0;
  return (
    <form className="pd-new" onSubmit={onSubmit} onKeyDown={onKey} noValidate aria-label="New deployment">
      <div className="pd-stack">
        <StrategySection form={form} strategies={strategies} />
        <DataSection form={form} datasets={datasets} />
        <CostsSection form={form} />
        <LimitsSection form={form} />
      </div>
      <aside className="pd-new-side">
        <Deploy form={form} datasets={datasets} start={start} onStart={setStart} />
        {isUnexplained && <ErrorNote error={form.submit.error} />}
      </aside>
    </form>
  );
}

interface DeployProps {
  readonly form: BacktestFormState;
  readonly datasets: readonly DatasetItem[];
  readonly start: Start;
  readonly onStart: (start: Start) => void;
}

function Deploy({ form, datasets, start, onStart }: DeployProps) {
  const { values, set, errorFor, submit, isSubmitted, problems, schema, refused } = form;
  const wrong = Object.keys(problems).length;
  const strategy = values.mode === 'inline' ? (schema.metadata?.name ?? 'Inline source') : values.strategy;
  return (
    <Card title="Deploy">
      <div className="pd-stack" style={{ gap: 12 }}>
        <KeyValues
          items={[
            ['Strategy', strategy || DASH],
            ['Dataset', datasets.find((item) => item.id === values.dataset)?.name ?? DASH],
            ['Mode', 'Replay'],
            ['Cash', formatMoney(values.cash)],
          ]}
        />
        <Select
          label="Speed"
          allowDeselect={false}
          data={[...SPEEDS]}
          value={start.speed}
          onChange={(speed) => speed !== null && onStart({ ...start, speed })}
          error={errorFor('speed')}
          data-testid="start-speed"
        />
        <Switch label="Wait before the first bar" checked={start.paused} onChange={(event) => onStart({ ...start, paused: event.currentTarget.checked })} />
        <TextInput
          label="Label"
          placeholder="Optional, to find it again"
          value={values.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
          error={errorFor('label')}
          maxLength={120}
          data-testid="label"
        />
        <Button type="submit" leftSection={<IconRocket size={15} />} loading={submit.isPending} fullWidth data-testid="submit-deployment">
          Deploy
        </Button>
        {isSubmitted && wrong > 0 && (
          <div className="pd-down" role="alert" style={{ fontSize: 12 }}>
            {plural(wrong, 'field')} {wrong === 1 ? 'needs' : 'need'} attention.
          </div>
        )}
        {Object.keys(refused).length > 0 && (
          <div className="pd-down" role="alert" style={{ fontSize: 12 }}>
            {submit.error?.message}
          </div>
        )}
      </div>
    </Card>
  );
}
