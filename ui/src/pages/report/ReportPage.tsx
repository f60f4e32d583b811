import './report.css';
import { IconCopyPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { backtestQuery } from '../../api/queries.ts';
import type { Backtest } from '../../api/types.ts';
import { useBacktestUpdates } from '../../api/use-live.ts';
import { StatusBadge } from '../../components/badges.tsx';
import { formatAgo, formatDate } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { JobMenu } from '../backtests/JobMenu.tsx';
import { jobTitle, strategyText, symbolsText } from '../backtests/job-text.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { FailureCard } from './FailureCard.tsx';
import { ReportBody } from './ReportBody.tsx';
import { RunProgress } from './RunProgress.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

const route = getRouteApi('/app/backtests/$id');
const POLL_MS = 1000;

function isActive(job: Backtest | undefined): boolean {
  return job?.status === 'queued' || job?.status === 'running';
}

export function ReportPage() {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const query = useQuery({ ...backtestQuery(id), refetchInterval: ({ state }) => (isActive(state.data) ? POLL_MS : false) });
  useBacktestUpdates(`backtest:${id}`);
  const job = query.data;
  const title = job ? jobTitle(job) : 'Backtest';
  return (
    <Page
      title={title}
      heading={
        <span className="pd-row pd-wrap" style={{ gap: 12 }}>
          {title}
          {job && <StatusBadge status={job.status} />}
        </span>
      }
      subtitle={job && <Subtitle job={job} />}
      back={{ to: '/backtests', label: 'Backtests' }}
      actions={
        job && (
          <>
            <LinkButton to="/backtests/new" search={{ like: id }} variant="default" leftSection={<IconCopyPlus size={15} />} data-testid="run-again">
              Run again
            </LinkButton>
            {!isActive(job) && job.summary && <ExportMenu job={job} />}
            <JobMenu job={job} onDeleted={() => void navigate({ to: '/backtests' })} />
          </>
        )
      }
    >
      <Loaded query={query}>{(loaded) => <RunBody job={loaded} />}</Loaded>
    </Page>
  );
}

function Subtitle({ job }: { readonly job: Backtest }) {
  const code =
    job.version === 'inline' ? (
      <span>{strategyText(job)}</span>
    ) : (
      <Link className="pd-link" to="/strategies/$name" params={{ name: job.strategy }} search={{ version: job.version }}>
        {strategyText(job)}
      </Link>
    );
  return (
    <>
      {code} on{' '}
      <Link className="pd-link" to="/datasets/$id" params={{ id: job.dataset }}>
        {job.datasetName}
      </Link>
      {' · '}
      {symbolsText(job)} · {job.timeframe} · {formatDate(job.from)} to {formatDate(job.to)} · {formatAgo(job.createdAt)} by {job.createdBy}
    </>
  );
}

function RunBody({ job }: { readonly job: Backtest }) {
  if (isActive(job)) return <RunProgress job={job} />;
  return (
    <div className="pd-stack">
      {job.status !== 'completed' && <FailureCard job={job} />}
      {(job.status === 'completed' || job.summary !== undefined) && <ReportBody job={job} />}
    </div>
  );
}
