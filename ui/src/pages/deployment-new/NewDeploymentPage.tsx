import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { datasetsQuery, strategiesQuery } from '../../api/queries.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { INITIAL_VALUES } from '../backtest-new/form-values.ts';
import { DeploymentForm } from './DeploymentForm.tsx';

const route = getRouteApi('/app/deployments/new');

export function NewDeploymentPage() {
  const { strategy, version, dataset } = route.useSearch();
  const strategies = useQuery(strategiesQuery);
  const datasets = useQuery(datasetsQuery);
  const initial = { ...INITIAL_VALUES, strategy: strategy ?? '', version: version ?? '', dataset: dataset ?? '' };
  return (
    <Page
      title="New deployment"
      back={{ to: '/deployments', label: 'Deployments' }}
      subtitle="One strategy on a replay of one dataset, at the speed that you choose."
    >
      <Loaded query={strategies}>
        {(known) => <Loaded query={datasets}>{(available) => <DeploymentForm initial={initial} strategies={known} datasets={available} />}</Loaded>}
      </Loaded>
    </Page>
  );
}
