import './datasets.css';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.ts';
import { importQuery } from '../../api/queries.ts';
import type { ImportJob } from '../../api/types.ts';
import { useImportUpdates } from '../../api/use-live.ts';
import { formatInteger, formatPercent } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { notifyError } from '../../components/notify.ts';
import { Card } from '../../components/Page.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { importTitle } from './report-facts.ts';
import { ReportView } from './ReportView.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

const POLL_MS = 1500;

interface Props {
  readonly id: string;
  readonly onAgain: () => void;
}

function isActive(job: ImportJob | undefined): boolean {
  return job === undefined || job.status === 'queued' || job.status === 'running';
}

export function ImportProgress({ id, onAgain }: Props) {
  const client = useQueryClient();
  const query = useQuery({ ...importQuery(id), refetchInterval: ({ state }) => (isActive(state.data) ? POLL_MS : false) });
  const status = query.data?.status;
  useImportUpdates(id);
  useEffect(() => {
    if (status === 'completed') void client.invalidateQueries({ queryKey: ['datasets'] });
  }, [status, client]);
  return <Loaded query={query}>{(job) => (isActive(job) ? <Running job={job} /> : <Finished job={job} onAgain={onAgain} />)}</Loaded>;
}

function Running({ job }: { readonly job: ImportJob }) {
  const cancel = useMutation({
    mutationFn: () => api(`/imports/${job.id}/cancel`, { method: 'POST' }),
    onError: (error) => notifyError('The import was not cancelled', error),
  });
  return (
    <Card
      title={job.status === 'queued' ? 'Waiting to start' : 'Importing'}
      aside={
        <Button size="compact-xs" variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
          Cancel
        </Button>
      }
    >
      <ProgressBar label="Import" progress={job.progress} testId="import-progress" />
      <div className="pd-row pd-2" style={{ justifyContent: 'space-between', marginTop: 8 }}>
        <span>{formatInteger(job.rowsRead)} rows read</span>
        <span>{formatPercent(job.progress, 0)}</span>
      </div>
    </Card>
  );
}

function Finished({ job, onAgain }: { readonly job: ImportJob; readonly onAgain: () => void }) {
  const isDone = job.status === 'completed';
  const hasRejected = (job.report?.rejected.total ?? 0) > 0;
  return (
    <div className="pd-stack">
      {isDone ? (
        <Alert
          color={hasRejected ? 'yellow' : 'green'}
          variant="light"
          icon={hasRejected ? <IconAlertTriangle size={18} /> : <IconCircleCheck size={18} />}
          title={importTitle(job)}
          data-testid="import-done"
        >
          <div className="pd-row pd-wrap" style={{ marginTop: 6 }}>
            {job.datasetId && (
              <LinkButton size="xs" to="/datasets/$id" params={{ id: job.datasetId }} data-testid="open-dataset">
                Open the dataset
              </LinkButton>
            )}
            {job.datasetId && (
              <LinkButton
                size="xs"
                variant="default"
                to="/backtests/new"
                search={{ dataset: job.datasetId }}
                leftSection={<IconPlayerPlay size={14} />}
                data-testid="backtest-dataset"
              >
                Backtest on it
              </LinkButton>
            )}
            <Button size="xs" variant="default" onClick={onAgain}>
              Import more
            </Button>
          </div>
        </Alert>
      ) : (
        <Alert
          color={job.status === 'cancelled' ? 'yellow' : 'red'}
          variant="light"
          icon={<IconAlertTriangle size={18} />}
          title={job.status === 'cancelled' ? 'The import was cancelled' : 'The import failed'}
          data-testid="import-failed"
        >
          <div className="pd-stack" style={{ gap: 10 }}>
            {job.status !== 'cancelled' && <span>{job.error?.message ?? 'The import stopped without a reason.'}</span>}
            <div>
              <Button size="xs" variant="default" onClick={onAgain}>
                Start again
              </Button>
            </div>
          </div>
        </Alert>
      )}
      {job.report && <ReportView report={job.report} />}
    </div>
  );
}
