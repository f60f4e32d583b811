import { Button, Switch } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { DatasetItem } from '../../api/types.ts';
import { KeyValues } from '../../components/Figure.tsx';
import { DASH, formatInteger, formatMoney, plural } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { chosen } from './chosen.ts';
import { endOfDateText, parseDateText } from './date-text.ts';
import { estimateBars } from './estimate-bars.ts';
import { countLimits, type FormValues } from './form-values.ts';
import { RunLabel } from './RunLabel.tsx';
import { SubmitProblems } from './SubmitProblems.tsx';
import type { BacktestFormState } from './use-backtest-form.ts';

interface Props {
  readonly form: BacktestFormState;
  readonly datasets: readonly DatasetItem[];
}

function commissionText(values: FormValues): string {
  switch (values.commissionKind) {
    case 'none':
      return 'No commission';
    case 'percentage':
      return `${values.commissionPercent}%`;
    case 'fixed':
      return `${values.commissionPerOrder} per order`;
    case 'per-unit':
      return `${values.commissionPerUnit} per unit`;
    case 'tiered':
      return plural(values.tiers.length, 'tier');
  }
}

function barsText({ values, dataset }: BacktestFormState): string {
  if (dataset.data === undefined) return DASH;
  const [from, to] = [parseDateText(values.from), endOfDateText(values.to)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return DASH;
  return `about ${formatInteger(estimateBars({ symbols: dataset.data.symbols, chosen: values.symbols, from, to, base: dataset.data.timeframe, timeframe: values.timeframe }))}`;
}

function symbolsText({ values, dataset }: BacktestFormState): string {
  if (values.symbols !== null) return formatInteger(values.symbols.length);
  const total = dataset.data?.symbolCount;
  if (total === undefined) return DASH;
  return total === 1 ? '1' : `All ${formatInteger(total)}`;
}

export function RunSummary({ form, datasets }: Props) {
  const { values, set, submit } = form;
  return (
    <Card title="Run">
      <div className="pd-stack" style={{ gap: 12 }}>
        <KeyValues
          items={[
            ...chosen(form, datasets),
            ['Symbols', symbolsText(form)],
            ['Bars', barsText(form)],
            ['Cash', formatMoney(values.cash)],
            ['Commission', commissionText(values)],
            ['Risk limits', countLimits(values) === 0 ? 'None' : formatInteger(countLimits(values))],
          ]}
        />
        <RunLabel form={form} />
        <Switch
          label="Profile"
          description="Which lines cost what; slower, same result"
          checked={values.profile}
          onChange={(event) => set({ profile: event.currentTarget.checked })}
          data-testid="profile-switch"
        />
        <Button type="submit" leftSection={<IconPlayerPlay size={15} />} loading={submit.isPending} fullWidth data-testid="submit-backtest">
          Run backtest
        </Button>
        <SubmitProblems form={form} />
        <div className="pd-dim" style={{ fontSize: 12 }}>
          Orders decided on a bar can only fill from the next one.
        </div>
      </div>
    </Card>
  );
}
