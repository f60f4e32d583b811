import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Card } from '../../components/Page.tsx';
import type { CommissionKind, FormValues, TierValues } from './form-values.ts';
import type { BacktestFormState } from './use-backtest-form.ts';

const KINDS: readonly { readonly value: CommissionKind; readonly label: string }[] = [
  { value: 'percentage', label: 'Percentage' },
  { value: 'fixed', label: 'Fixed per order' },
  { value: 'per-unit', label: 'Per unit' },
  { value: 'tiered', label: 'Tiers by value' },
  { value: 'none', label: 'None' },
];

type TextField = { [K in keyof FormValues]: FormValues[K] extends string ? K : never }[keyof FormValues];

interface FieldProps {
  readonly form: BacktestFormState;
  readonly name: TextField;
  /** What the server calls it. */
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly unit?: string;
}

function NumberField({ form, name, field, label, hint, unit }: FieldProps) {
  return (
    <TextInput
      label={label}
      description={hint}
      inputMode="decimal"
      value={form.values[name]}
      onChange={(event) => form.set({ [name]: event.currentTarget.value })}
      error={form.errorFor(field)}
      rightSection={
        unit !== undefined && (
          <span className="pd-dim" style={{ fontSize: 12 }}>
            {unit}
          </span>
        )
      }
      rightSectionWidth={unit === undefined ? undefined : 40}
      rightSectionPointerEvents="none"
      data-testid={name}
    />
  );
}

export function CostsSection({ form }: { readonly form: BacktestFormState }) {
  const { values, set, errorFor } = form;
  const hasMinimum = values.commissionKind === 'percentage' || values.commissionKind === 'per-unit';
  return (
    <Card title="Capital, costs and fills">
      <div className="pd-fields">
        <NumberField form={form} name="cash" field="cash" label="Starting cash" />
        <Select
          label="Commission"
          data={[...KINDS]}
          value={values.commissionKind}
          onChange={(kind) => set({ commissionKind: KINDS.find((item) => item.value === kind)?.value ?? 'none' })}
          error={errorFor('costs.commission.kind')}
          data-testid="commission-kind"
        />
        {values.commissionKind === 'percentage' && <NumberField form={form} name="commissionPercent" field="costs.commission.rate" label="Rate" unit="%" />}
        {values.commissionKind === 'fixed' && <NumberField form={form} name="commissionPerOrder" field="costs.commission.perOrder" label="Per order" />}
        {values.commissionKind === 'per-unit' && <NumberField form={form} name="commissionPerUnit" field="costs.commission.perUnit" label="Per unit" />}
        {hasMinimum && <NumberField form={form} name="commissionMinimum" field="costs.commission.minimum" label="Minimum per order" hint="Empty is none" />}
        {values.commissionKind === 'tiered' && <Tiers tiers={values.tiers} error={errorFor('costs.commission.tiers')} onChange={(tiers) => set({ tiers })} />}
      </div>
      <div className="pd-fields" style={{ marginTop: 14 }}>
        <NumberField form={form} name="spreadBps" field="costs.spreadBps" label="Spread" unit="bps" hint="Market and stop orders pay half" />
        <NumberField form={form} name="slippageBps" field="costs.slippageBps" label="Slippage" unit="bps" hint="On market and stop orders" />
        <NumberField form={form} name="impactBps" field="costs.impactBps" label="Market impact" unit="bps" hint="At 100% of a bar's volume" />
        <NumberField form={form} name="volumeSharePct" field="fills.volumeShare" label="Volume share" unit="%" hint="Of a bar; 0 is no limit" />
      </div>
      <div className="pd-fields" style={{ marginTop: 14 }}>
        <Select
          label="Prices"
          data={[
            { value: 'raw', label: 'As traded' },
            { value: 'split', label: 'Split-adjusted' },
            { value: 'total', label: 'Total return' },
          ]}
          value={values.adjustment}
          onChange={(value) => set({ adjustment: value === 'split' || value === 'total' ? value : 'raw' })}
          error={errorFor('adjustment')}
        />
        <Select
          label="Cost basis"
          data={[
            { value: 'average', label: 'Average cost' },
            { value: 'fifo', label: 'FIFO' },
            { value: 'lifo', label: 'LIFO' },
          ]}
          value={values.lotMethod}
          onChange={(value) => set({ lotMethod: value === 'fifo' || value === 'lifo' ? value : 'average' })}
          error={errorFor('lotMethod')}
        />
        <NumberField form={form} name="seed" field="seed" label="Seed" hint="Empty is 1; equal seeds, equal runs" />
      </div>
    </Card>
  );
}

interface TiersProps {
  readonly tiers: readonly TierValues[];
  readonly error: string | undefined;
  readonly onChange: (tiers: readonly TierValues[]) => void;
}

function Tiers({ tiers, error, onChange }: TiersProps) {
  const change = (index: number, patch: Partial<TierValues>): void => onChange(tiers.map((tier, at) => (at === index ? { ...tier, ...patch } : tier)));
  return (
    <div className="pd-fields-wide" role="group" aria-label="Commission tiers">
      {tiers.map((tier, index) => {
        const isLast = index === tiers.length - 1;
        return (
          <div key={index} className="pd-tier" style={{ marginBottom: 8 }}>
            <TextInput
              aria-label={`Tier ${index + 1}: up to`}
              value={isLast ? '' : tier.upTo}
              placeholder={isLast ? 'Above' : 'Up to'}
              disabled={isLast}
              inputMode="decimal"
              onChange={(event) => change(index, { upTo: event.currentTarget.value })}
            />
            <TextInput
              aria-label={`Tier ${index + 1}: rate in percent`}
              value={tier.percent}
              inputMode="decimal"
              rightSection={<span className="pd-dim">%</span>}
              onChange={(event) => change(index, { percent: event.currentTarget.value })}
            />
            <ActionIcon aria-label={`Remove tier ${index + 1}`} disabled={tiers.length < 2} onClick={() => onChange(tiers.filter((_, at) => at !== index))}>
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        );
      })}
      {error !== undefined && (
        <div className="pd-down" style={{ fontSize: 12, marginBottom: 6 }}>
          {error}
        </div>
      )}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={13} />}
        onClick={() => onChange([...tiers.slice(0, -1), { upTo: '', percent: '' }, ...tiers.slice(-1)])}
      >
        Add a tier
      </Button>
    </div>
  );
}
