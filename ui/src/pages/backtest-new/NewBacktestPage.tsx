import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { backtestQuery, datasetsQuery, strategiesQuery } from '../../api/queries.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { jobTitle } from '../backtests/job-text.ts';
import { BacktestForm } from './BacktestForm.tsx';
import { INITIAL_VALUES, type FormValues } from './form-values.ts';
import { fromJob } from './from-job.ts';

const route = getRouteApi('/app/backtests/new');

export function NewBacktestPage() {
  const { strategy, version, dataset, like } = route.useSearch();
  const earlier = useQuery({ ...backtestQuery(like ?? ''), enabled: like !== undefined });
  const strategies = useQuery(strategiesQuery);
  const datasets = useQuery(datasetsQuery);
  const initial: FormValues = earlier.data
    ? fromJob(earlier.data)
    : { ...INITIAL_VALUES, strategy: strategy ?? '', version: version ?? '', dataset: dataset ?? '' };
  const isReady = like === undefined || earlier.data !== undefined;
  return (
    <Page
      title="New backtest"
      back={{ to: '/backtests', label: 'Backtests' }}
      subtitle={earlier.data ? `Starts from “${jobTitle(earlier.data)}”. Change what you like.` : 'One strategy, one dataset, honest costs.'}
    >
      {like !== undefined && !isReady && <Loaded query={earlier}>{() => null}</Loaded>}
      {isReady && (
        <Loaded query={strategies}>
          {(known) => (
            <Loaded query={datasets}>{(available) => <BacktestForm key={like ?? ''} initial={initial} strategies={known} datasets={available} />}</Loaded>
          )}
        </Loaded>
      )}
    </Page>
  );
}
