import { Button, Select, Switch } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import type { DatasetItem } from '../../api/types.ts';
import { KeyValues } from '../../components/Figure.tsx';
import { capitalised, formatMoney } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { chosen } from '../backtest-new/chosen.ts';
import { RunLabel } from '../backtest-new/RunLabel.tsx';
import { SubmitProblems } from '../backtest-new/SubmitProblems.tsx';
import type { BacktestFormState } from '../backtest-new/use-backtest-form.ts';
import { defaultSpeed, paceText, speedOptions } from '../deployments/deployment-text.ts';

export interface Start {
  /** The usual one for the bars unless chosen. */
  readonly speed?: string;
  readonly paused: boolean;
}

interface Props {
  readonly form: BacktestFormState;
  readonly datasets: readonly DatasetItem[];
  readonly start: Start;
  readonly onStart: (start: Start) => void;
}

export function DeploySummary({ form, datasets, start, onStart }: Props) {
  const { timeframe } = form.values;
  const speed = start.speed ?? defaultSpeed(timeframe);
  return (
    <Card title="Deploy">
      <div className="pd-stack" style={{ gap: 12 }}>
        <KeyValues items={[...chosen(form, datasets), ['Mode', 'Replay'], ['Cash', formatMoney(form.values.cash)]]} />
        <Select
          label="Speed"
          allowDeselect={false}
          description={capitalised(paceText(speed, timeframe) ?? '')}
          data={[...speedOptions(speed)]}
          value={speed}
          onChange={(chosenSpeed) => chosenSpeed !== null && onStart({ ...start, speed: chosenSpeed })}
          error={form.errorFor('speed')}
          data-testid="start-speed"
        />
        <Switch label="Wait before the first bar" checked={start.paused} onChange={(event) => onStart({ ...start, paused: event.currentTarget.checked })} />
        <RunLabel form={form} />
        <Button type="submit" leftSection={<IconRocket size={15} />} loading={form.submit.isPending} fullWidth data-testid="submit-deployment">
          Deploy
        </Button>
        <SubmitProblems form={form} />
      </div>
    </Card>
  );
}
