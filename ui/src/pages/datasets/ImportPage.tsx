import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Page } from '../../components/Page.tsx';
import { ImportForm } from './ImportForm.tsx';
import { ImportProgress } from './ImportProgress.tsx';

const route = getRouteApi('/app/datasets/import');

export function ImportPage() {
  const { job, dataset } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page
      title={dataset === undefined ? 'Import data' : 'Add data'}
      subtitle="CSV and Yahoo CSV, plain or gzip: one file, or a folder with one file for each symbol."
      back={{ to: '/datasets', label: 'Datasets' }}
    >
      {job === undefined ? (
        <ImportForm datasetId={dataset} onStarted={(id) => void navigate({ to: '/datasets/import', search: { job: id }, replace: true })} />
      ) : (
        <ImportProgress id={job} onAgain={() => void navigate({ to: '/datasets/import', replace: true })} />
      )}
    </Page>
  );
}
