import { Alert, Button, Loader, SegmentedControl, Select, Skeleton } from '@mantine/core';
import { IconArrowBackUp, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { strategyQuery } from '../../api/queries.ts';
import type { StrategyItem } from '../../api/types.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { STARTER_SOURCE } from '../../editor/starter.ts';
import { InlineSource } from './InlineSource.tsx';
import { ParamField } from './ParamField.tsx';
import type { BacktestFormState } from './use-backtest-form.ts';

interface Props {
  readonly form: BacktestFormState;
  readonly strategies: readonly StrategyItem[];
}

export function StrategySection({ form, strategies }: Props) {
  const { values, set } = form;
  const setMode = (mode: string): void =>
    set({ mode: mode === 'inline' ? 'inline' : 'published', params: {}, ...(mode === 'inline' && values.source === '' && { source: STARTER_SOURCE }) });
  return (
    <Card
      title="Strategy"
      isFlush
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Where the code comes from"
          data={[
            { value: 'published', label: 'Published' },
            { value: 'inline', label: 'Inline source' },
          ]}
          value={values.mode}
          onChange={setMode}
          data-testid="strategy-mode"
        />
      }
    >
      {values.mode === 'inline' && <InlineSource form={form} />}
      <div className="pd-card-body">
        {values.mode === 'published' && <PublishedPicker form={form} strategies={strategies} />}
        <ParamFields form={form} />
      </div>
    </Card>
  );
}

function PublishedPicker({ form, strategies }: Props) {
  const { values, set, errorFor } = form;
  const detail = useQuery({ ...strategyQuery(values.strategy), enabled: values.strategy !== '' });
  const latest = detail.data?.latestVersion;
  if (strategies.length === 0) {
    return (
      <Alert variant="light" icon={<IconInfoCircle size={18} />} title="No strategy is published yet">
        Write one under “Inline source”, or{' '}
        <Link to="/strategies/publish" className="pd-link">
          publish a strategy
        </Link>{' '}
        first.
      </Alert>
    );
  }
  const groups = [
    { group: 'By users', items: optionsOf(strategies, 'user') },
    { group: 'Samples', items: optionsOf(strategies, 'sample') },
  ].filter(({ items }) => items.length > 0);
  return (
    <div className="pd-fields">
      <Select
        className="pd-two"
        label="Strategy"
        placeholder="Choose"
        searchable
        data={groups}
        value={values.strategy === '' ? null : values.strategy}
        onChange={(name) => set({ strategy: name ?? '', version: '', params: {} })}
        error={errorFor('strategy')}
        data-testid="strategy"
      />
      <Select
        label="Version"
        data={[
          { value: '', label: latest === undefined ? 'Latest' : `Latest (${latest})` },
          ...(detail.data?.versions ?? []).map(({ version }) => ({ value: version, label: version })),
        ]}
        value={values.version}
        onChange={(version) => set({ version: version ?? '' })}
        disabled={values.strategy === ''}
      />
    </div>
  );
}

function optionsOf(strategies: readonly StrategyItem[], origin: StrategyItem['origin']) {
  return strategies
    .filter((item) => item.origin === origin)
    .map((item) => ({ value: item.name, label: item.title === item.name ? item.name : `${item.title} (${item.name})` }));
}

function ParamFields({ form }: { readonly form: BacktestFormState }) {
  const { values, set, errorFor, schema } = form;
  if (schema.error !== null) return <ErrorNote error={schema.error} />;
  if (schema.isLoading && schema.params.length === 0) return <Skeleton h={56} mt={16} aria-label="Loading parameters" />;
  if (schema.metadata === undefined) return null;
  const isChanged = Object.keys(values.params).length > 0;
  return (
    <>
      <div className="pd-new-sub" style={values.mode === 'inline' ? { marginTop: 0, paddingTop: 0, borderTop: 0 } : undefined}>
        <span className="pd-row">Parameters {schema.isLoading && <Loader size={12} />}</span>
        {isChanged && (
          <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconArrowBackUp size={13} />} onClick={() => set({ params: {} })}>
            Defaults
          </Button>
        )}
      </div>
      {schema.params.length === 0 ? (
        <div className="pd-dim">This strategy has no parameters.</div>
      ) : (
        <div className="pd-fields">
          {schema.params.map((param) => (
            <ParamField
              key={param.name}
              param={param}
              value={values.params[param.name] ?? param.default}
              error={errorFor(`params.${param.name}`)}
              onChange={(value) => set({ params: { ...values.params, [param.name]: value } })}
            />
          ))}
        </div>
      )}
    </>
  );
}
