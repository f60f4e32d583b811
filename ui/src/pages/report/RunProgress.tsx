import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Backtest } from '../../api/types.ts';
import { KeyValues } from '../../components/Figure.tsx';
import { DASH, formatDuration, formatInteger, formatMoney } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { paramsText, symbolsText } from '../backtests/job-text.ts';
import { useJobActions } from '../backtests/use-job-actions.ts';

function useElapsed(since: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return since === undefined ? undefined : Math.max(0, now - since);
}

export function RunProgress({ job }: { readonly job: Backtest }) {
  const { cancel } = useJobActions(job);
  const elapsed = useElapsed(job.startedAt);
  const percent = Math.floor(job.progress * 100);
  const isQueued = job.status === 'queued';
  return (
    <div className="pd-stack">
      <section className="pd-card pd-run" data-testid="run-progress">
        <div className="pd-run-head">
          <span className="pd-run-percent">{isQueued ? 'Waiting for a free worker' : job.cancelling ? 'Stopping' : `${percent}%`}</span>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={15} />}
            onClick={() => cancel.mutate()}
            loading={cancel.isPending || job.cancelling}
            data-testid="cancel-run"
          >
            Cancel
          </Button>
        </div>
        <ProgressBar label="Backtest progress" progress={job.progress} isWaiting={isQueued} height={8} />
        <div className="pd-run-foot">
          <span>
            {elapsed === undefined ? 'Not started' : `${formatDuration(elapsed)} so far`}
            {job.attempts > 1 && `, attempt ${formatInteger(job.attempts)}`}
          </span>
          <span>{job.etaMs === undefined || isQueued ? '' : `about ${formatDuration(job.etaMs)} left`}</span>
        </div>
      </section>
      <Card title="What is running">
        <KeyValues
          items={[
            ['Parameters', paramsText(job.params) || 'None'],
            ['Symbols', symbolsText(job)],
            ['Cash', formatMoney(job.cash)],
            ['Seed', String(job.seed)],
            ['Dataset', job.datasetName || DASH],
          ]}
        />
      </Card>
    </div>
  );
}
