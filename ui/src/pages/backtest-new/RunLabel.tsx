import { TextInput } from '@mantine/core';
import type { BacktestFormState } from './use-backtest-form.ts';

export function RunLabel({ form: { values, set, errorFor } }: { readonly form: BacktestFormState }) {
  return (
    <TextInput
      label="Label"
      placeholder="Optional, to find it again"
      value={values.label}
      onChange={(event) => set({ label: event.currentTarget.value })}
      error={errorFor('label')}
      maxLength={120}
      data-testid="label"
    />
  );
}
