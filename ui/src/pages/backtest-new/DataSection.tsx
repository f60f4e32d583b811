import { Alert, Button, Select, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { DatasetDetail, DatasetItem } from '../../api/types.ts';
import { formatDate, plural } from '../../components/format.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { SymbolPicker } from '../../components/SymbolPicker.tsx';
import { toDateText } from './date-text.ts';
import { isIntraday, timeframesFrom } from './timeframes.ts';
import type { BacktestFormState } from './use-backtest-form.ts';
import { LinkButton } from '../../components/LinkButton.tsx';

interface Props {
  readonly form: BacktestFormState;
  readonly datasets: readonly DatasetItem[];
}

export function DataSection({ form, datasets }: Props) {
  const { values, set, errorFor } = form;
  const dataset = form.dataset.data;
  const symbols = useMemo(() => dataset?.symbols.map((item) => item.symbol) ?? [], [dataset]);
  if (datasets.length === 0) {
    return (
      <Card title="Data">
        <Alert variant="light" icon={<IconInfoCircle size={18} />} title="There is no data yet">
          <LinkButton size="xs" mt={6} to="/datasets/import">
            Import a dataset
          </LinkButton>
        </Alert>
      </Card>
    );
  }
  return (
    <Card title="Data">
      <div className="pd-fields">
        <Select
          className="pd-two"
          label="Dataset"
          placeholder="Choose"
          searchable
          data={datasets.map((item) => ({ value: item.id, label: `${item.name} · ${item.timeframe}` }))}
          value={values.dataset === '' ? null : values.dataset}
          onChange={(id) => set({ dataset: id ?? '' })}
          error={errorFor('dataset')}
          description={dataset ? `${plural(dataset.symbolCount, 'symbol')}, ${formatDate(dataset.firstTime)} to ${formatDate(dataset.lastTime)}` : undefined}
          data-testid="dataset"
        />
        <SymbolPicker
          label="Symbols"
          symbols={symbols}
          value={values.symbols}
          onChange={(chosen) => set({ symbols: chosen })}
          error={errorFor('symbols')}
          isDisabled={dataset === undefined}
        />
        <Select
          label="Timeframe"
          data={dataset ? [...timeframesFrom(dataset.timeframe)] : []}
          value={values.timeframe === '' ? null : values.timeframe}
          onChange={(timeframe) => set({ timeframe: timeframe ?? '' })}
          disabled={dataset === undefined}
          error={errorFor('timeframe')}
          data-testid="timeframe"
        />
      </div>
      {form.dataset.error !== null && <ErrorNote error={form.dataset.error} onRetry={() => void form.dataset.refetch()} />}
      {dataset && <DateFields form={form} dataset={dataset} />}
    </Card>
  );
}

const SPANS = [
  { label: 'All', days: Number.POSITIVE_INFINITY },
  { label: '5 years', days: 1826 },
  { label: '1 year', days: 365 },
  { label: '3 months', days: 92 },
] as const;

function DateFields({ form, dataset }: { readonly form: BacktestFormState; readonly dataset: DatasetDetail }) {
  const { values, set, errorFor } = form;
  const withTime = isIntraday(dataset.timeframe);
  const [min, max] = [toDateText(dataset.firstTime, withTime), toDateText(dataset.lastTime, withTime)];
  const type = withTime ? 'datetime-local' : 'date';
  const span = (days: number): void => set({ from: toDateText(Math.max(dataset.firstTime, dataset.lastTime - days * 86_400_000), withTime), to: max });
  const fitting = SPANS.filter(({ days }) => !Number.isFinite(days) || days * 86_400_000 < dataset.lastTime - dataset.firstTime);
  return (
    <div className="pd-fields" style={{ marginTop: 14 }}>
      <TextInput
        className={withTime ? 'pd-two' : ''}
        label="From (UTC)"
        type={type}
        min={min}
        max={max}
        value={values.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
        error={errorFor('from')}
        data-testid="from"
      />
      <TextInput
        className={withTime ? 'pd-two' : ''}
        label="To (UTC)"
        type={type}
        min={min}
        max={max}
        value={values.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
        error={errorFor('to')}
        data-testid="to"
      />
      <div className={`pd-row pd-wrap ${withTime ? 'pd-fields-wide' : 'pd-switch-field pd-two'}`} role="group" aria-label="Range">
        {fitting.map(({ label, days }) => (
          <Button key={label} size="compact-sm" variant="default" onClick={() => span(days)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
