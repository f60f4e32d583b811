import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { strategyQuery, versionQuery } from '../../api/queries.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { STARTER_SOURCE } from '../../editor/starter.ts';
import { PublishForm, type PublishDraft } from './PublishForm.tsx';
import { nextVersion } from './source-files.ts';

const route = getRouteApi('/app/strategies/publish');

const STARTER: PublishDraft = { files: { 'strategy.ts': STARTER_SOURCE }, active: 'strategy.ts', version: '', note: '' };

export function PublishPage() {
  const { name } = route.useSearch();
  return name === undefined ? <PublishForm title="Publish a strategy" initial={STARTER} /> : <NextVersion key={name} name={name} />;
}

/** Starts from the files of the latest version. */
function NextVersion({ name }: { readonly name: string }) {
  const strategy = useQuery(strategyQuery(name));
  const latest = strategy.data?.latestVersion;
  const version = useQuery({ ...versionQuery(name, latest ?? ''), enabled: latest !== undefined });
  return (
    <Loaded query={{ ...version, error: strategy.error ?? version.error }}>
      {({ files, entry }) => <PublishForm title={`New version of ${name}`} initial={{ files, active: entry, version: nextVersion(latest), note: '' }} />}
    </Loaded>
  );
}
