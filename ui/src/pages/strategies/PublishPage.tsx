import './strategies.css';
import { Alert, Button, Select, TextInput } from '@mantine/core';
import { IconCircleCheck, IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { ApiError } from '../../api/problem.ts';
import { strategyQuery, versionQuery } from '../../api/queries.ts';
import type { Inspection, ProblemItem, StrategyVersion } from '../../api/types.ts';
import { FileDrop } from '../../components/FileDrop.tsx';
import { ErrorNote } from '../../components/Loaded.tsx';
import { notifyDone } from '../../components/notify.ts';
import { Card, Page } from '../../components/Page.tsx';
import { CodeArea, type SourceFiles } from '../../editor/CodeArea.tsx';
import { ProblemList } from '../../editor/ProblemList.tsx';
import { STARTER_SOURCE } from '../../editor/starter.ts';
import { ParamsTable } from './ParamsTable.tsx';
import { guessEntry, nextVersion, readSources } from './source-files.ts';

const route = getRouteApi('/app/strategies/publish');

function problemsOf(error: Error | null): readonly ProblemItem[] {
  return error instanceof ApiError ? error.items : [];
}

export function PublishPage() {
  const { name } = route.useSearch();
  const [files, setFiles] = useState<SourceFiles>(() => (name === undefined ? { 'strategy.ts': STARTER_SOURCE } : {}));
  const [active, setActive] = useState('strategy.ts');
  const [version, setVersion] = useState('');
  const [note, setNote] = useState('');
  const current = useCurrentVersion(name, (loaded) => { setFiles(loaded.files); setActive(loaded.entry); setVersion(nextVersion(loaded.version)); });
  const { check, publish } = usePublish({ files, version, note });
  const error = publish.error ?? check.error;
  const problems = error === null ? (check.data?.diagnostics ?? []) : problemsOf(error);
  const edit = (path: string, text: string): void => { setFiles((old) => ({ ...old, [path]: text })); check.reset(); publish.reset(); };
  const addFiles = async (dropped: readonly File[]): Promise<void> => {
    const read = await readSources(dropped);
    const isUntouched = Object.keys(files).length === 1 && files['strategy.ts'] === STARTER_SOURCE;
    const next = isUntouched ? read : { ...files, ...read };
    setFiles(next);
    setActive(guessEntry(next));
    check.reset();
  };
  const removeFile = (): void => setFiles((old) => Object.fromEntries(Object.entries(old).filter(([path]) => path !== active)));
  return (
    <Page title={name === undefined ? 'Publish a strategy' : `New version of ${name}`} subtitle="The code is type-checked, bundled and tried in a throw-away sandbox before it becomes a version." back={{ to: '/strategies', label: 'Strategies' }}
      actions={
        <>
          <Button variant="default" onClick={() => check.mutate()} loading={check.isPending} data-testid="check-source">Check</Button>
          <Button leftSection={<IconUpload size={15} />} onClick={() => publish.mutate()} loading={publish.isPending} disabled={Object.keys(files).length === 0} data-testid="publish">Publish</Button>
        </>
      }>
      <div className="pd-grid pd-publish-grid">
        <div className="pd-stack">
          {current.error !== null && <ErrorNote error={current.error} />}
          <section className="pd-card" style={{ overflow: 'hidden' }}>
            <CodeArea files={files} label="Strategy source" problems={problems} onChange={edit} onSubmit={() => check.mutate()} height="max(420px, calc(100dvh - 330px))" active={active} onActive={setActive} testId="publish-editor" />
            {problems.length > 0 && <div style={{ borderTop: '1px solid var(--pd-border)' }}><ProblemList problems={problems} onOpen={(problem) => problem.file !== undefined && setActive(problem.file)} /></div>}
          </section>
          {error !== null && problems.length === 0 && <ErrorNote error={error} />}
          {check.data?.metadata && problems.length === 0 && (
            <>
              <Alert color="green" variant="light" icon={<IconCircleCheck size={18} />} title={`${check.data.metadata.title} is ready to publish`}>
                {check.data.metadata.scope === 'portfolio' ? 'One instance sees all symbols.' : 'One instance for each symbol.'} Warm-up {check.data.metadata.warmUp} bars.
              </Alert>
              <Card title="Parameters" isFlush><ParamsTable params={check.data.metadata.params} /></Card>
            </>
          )}
        </div>
        <div className="pd-stack">
          <Card title="Version">
            <div className="pd-stack" style={{ gap: 12 }}>
              <TextInput label="Version" placeholder="Next patch version" description="Semantic version; empty takes the next one." value={version} onChange={(event) => setVersion(event.currentTarget.value)} error={problems.find((item) => item.field === 'version')?.message} data-testid="publish-version" />
              <TextInput label="Note" placeholder="What changed" value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={200} />
            </div>
          </Card>
          <Card title="Files" aside={Object.keys(files).length > 1 && <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconTrash size={13} />} onClick={removeFile}>Remove {active}</Button>}>
            <div className="pd-stack" style={{ gap: 12 }}>
              {Object.keys(files).length > 1 && <Select label="Shown" data={Object.keys(files)} value={active} onChange={(path) => path !== null && setActive(path)} />}
              <FileDrop title="Drop .ts files or a folder" text="Tests and package files are left out." accept=".ts,.json" onFiles={(dropped) => void addFiles(dropped)} withFolder isCompact testId="publish-files" />
              {Object.keys(files).length === 0 && <Button variant="default" size="xs" leftSection={<IconPlus size={13} />} onClick={() => { setFiles({ 'strategy.ts': STARTER_SOURCE }); setActive('strategy.ts'); }}>Start from an example</Button>}
            </div>
          </Card>
        </div>
      </div>
    </Page>
  );
}

/** The files of the latest version, to start the next one from. */
function useCurrentVersion(name: string | undefined, onLoaded: (version: StrategyVersion) => void) {
  const strategy = useQuery({ ...strategyQuery(name ?? ''), enabled: name !== undefined });
  const latest = strategy.data?.latestVersion;
  const version = useQuery({ ...versionQuery(name ?? '', latest ?? ''), enabled: latest !== undefined });
  useEffect(() => { if (version.data) onLoaded(version.data); }, [version.data]); // eslint-disable-line react-hooks/exhaustive-deps -- once per loaded version
  return { error: strategy.error ?? version.error };
}

interface Draft {
  readonly files: SourceFiles;
  readonly version: string;
  readonly note: string;
}

function usePublish({ files, version, note }: Draft) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const body = { files, entry: guessEntry(files) };
  const check = useMutation({ mutationFn: () => api<Inspection>('/strategies/inspect', { method: 'POST', body }) });
  const publish = useMutation({
    mutationFn: () => api<StrategyVersion>('/strategies', { method: 'POST', body: { ...body, ...(version !== '' && { version }), ...(note !== '' && { note }) } }),
    onSuccess: (made) => {
      notifyDone(`Published ${made.name}@${made.version}`);
      void client.invalidateQueries({ queryKey: ['strategies'] });
      void navigate({ to: '/strategies/$name', params: { name: made.name } });
    },
  });
  return { check, publish };
}
