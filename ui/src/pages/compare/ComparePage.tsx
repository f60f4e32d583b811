import './compare.css';
import { Skeleton } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { reportQuery } from '../../api/queries.ts';
import type { Report } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card, Page } from '../../components/Page.tsx';
import { formatDate } from '../../components/format.ts';
import { jobTitle, symbolsText } from '../backtests/job-text.ts';
import { CompareChart } from './CompareChart.tsx';
import { MetricDifferences } from './MetricDifferences.tsx';
import { SettingDifferences } from './SettingDifferences.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

const route = getRouteApi('/app/compare');

export function ComparePage() {
  const { a, b } = route.useSearch();
  return (
    <Page title="Compare" back={{ to: '/backtests', label: 'Backtests' }} subtitle="Two runs side by side: what was different, and what came of it.">
      {a === undefined || b === undefined ? (
        <EmptyState
          icon={IconArrowsDiff}
          title="Choose two runs"
          text="Tick two completed runs in the list of backtests, then press Compare."
          action={<LinkButton to="/backtests">Choose runs</LinkButton>}
        />
      ) : (
        <Comparison a={a} b={b} />
      )}
    </Page>
  );
}

function Comparison({ a, b }: { readonly a: string; readonly b: string }) {
  const first = useQuery(reportQuery(a));
  const second = useQuery(reportQuery(b));
  const skeleton = <Skeleton h={420} radius="md" />;
  return (
    <Loaded query={first} skeleton={skeleton}>
      {(left) => (
        <Loaded query={second} skeleton={skeleton}>
          {(right) => <SideBySide left={left} right={right} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function SideBySide({ left, right }: { readonly left: Report; readonly right: Report }) {
  return (
    <div className="pd-stack" data-testid="comparison">
      <div className="pd-grid pd-compare-heads">
        <RunHead letter="A" report={left} />
        <RunHead letter="B" report={right} />
      </div>
      <CompareChart left={left} right={right} />
      <div className="pd-grid pd-compare-grid">
        <Card title="Metrics" isFlush>
          <MetricDifferences left={left} right={right} />
        </Card>
        <Card title="Settings and parameters" isFlush>
          <SettingDifferences left={left.job} right={right.job} />
        </Card>
      </div>
    </div>
  );
}

function RunHead({ letter, report: { job } }: { readonly letter: 'A' | 'B'; readonly report: Report }) {
  return (
    <div className="pd-card pd-compare-head">
      <span className="pd-compare-letter" data-run={letter}>
        {letter}
      </span>
      <div style={{ minWidth: 0 }}>
        <Link to="/backtests/$id" params={{ id: job.id }} className="pd-strong">
          {jobTitle(job)}
        </Link>
        <div className="pd-dim pd-ellipsis">
          {job.datasetName} · {symbolsText(job)} · {job.timeframe} · {formatDate(job.from)} to {formatDate(job.to)}
        </div>
      </div>
    </div>
  );
}
