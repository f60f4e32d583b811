import './strategies.css';
import { Alert, Button } from '@mantine/core';
import { IconCircleCheck, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { StrategyMetadata } from '../../api/types.ts';
import { plural } from '../../components/format.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { Card, Page } from '../../components/Page.tsx';
import { CodeArea, type SourceFiles } from '../../editor/CodeArea.tsx';
import { ProblemList } from '../../editor/ProblemList.tsx';
import { ParamsTable } from './ParamsTable.tsx';
import { PublishSettings } from './PublishSettings.tsx';
import { usePublish } from './use-publish.ts';

export interface PublishDraft {
  readonly files: SourceFiles;
  readonly active: string;
  /** Empty: the next patch. */
  readonly version: string;
  readonly note: string;
}

interface Props {
  readonly title: string;
  readonly initial: PublishDraft;
}

export function PublishForm({ title, initial }: Props) {
  const [draft, setDraft] = useState(initial);
  const { check, publish, error, problems, metadata, reset } = usePublish(draft);
  const change = (patch: Partial<PublishDraft>): void => {
    setDraft((old) => ({ ...old, ...patch }));
    reset();
  };
  const edit = (path: string, text: string): void => {
    setDraft((old) => ({ ...old, files: { ...old.files, [path]: text } }));
    reset();
  };
  const show = (active: string): void => setDraft((old) => ({ ...old, active }));
  return (
    <Page
      title={title}
      subtitle="The code is type-checked, bundled and tried in a throw-away sandbox before it becomes a version."
      back={{ to: '/strategies', label: 'Strategies' }}
      actions={
        <>
          <Button variant="default" onClick={() => check.mutate()} loading={check.isPending} data-testid="check-source">
            Check
          </Button>
          <Button
            leftSection={<IconUpload size={15} />}
            onClick={() => publish.mutate()}
            loading={publish.isPending}
            disabled={Object.keys(draft.files).length === 0}
            data-testid="publish"
          >
            Publish
          </Button>
        </>
      }
    >
      <div className="pd-grid pd-publish-grid">
        <div className="pd-stack">
          <section className="pd-card" style={{ overflow: 'hidden' }}>
            <CodeArea
              files={draft.files}
              label="Strategy source"
              problems={problems}
              onChange={edit}
              onSubmit={() => check.mutate()}
              height="max(420px, calc(100dvh - 330px))"
              active={draft.active}
              onActive={show}
              testId="publish-editor"
            />
            {problems.length > 0 && <ProblemList problems={problems} onOpen={({ file }) => file !== undefined && show(file)} />}
          </section>
          {error !== null && problems.length === 0 && <ErrorNote error={error} />}
          {metadata && <Ready metadata={metadata} />}
        </div>
        <PublishSettings draft={draft} onChange={change} versionError={problems.find((item) => item.field === 'version')?.message} />
      </div>
    </Page>
  );
}

function Ready({ metadata }: { readonly metadata: StrategyMetadata }) {
  return (
    <>
      <Alert color="green" variant="light" icon={<IconCircleCheck size={18} />} title={`${metadata.title} is ready to publish`} data-testid="publish-ready">
        {metadata.scope === 'portfolio' ? 'One instance sees all symbols.' : 'One instance for each symbol.'} Warm-up {plural(metadata.warmUp, 'bar')}.
      </Alert>
      <Card title="Parameters" isFlush>
        <ParamsTable params={metadata.params} />
      </Card>
    </>
  );
}
