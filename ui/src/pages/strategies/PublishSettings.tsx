import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Card } from '../../components/Page.tsx';
import { STARTER_SOURCE } from '../../editor/starter.ts';
import type { PublishDraft } from './PublishForm.tsx';
import { guessEntry, readSources } from './source-files.ts';

interface Props {
  readonly draft: PublishDraft;
  readonly onChange: (patch: Partial<PublishDraft>) => void;
  readonly versionError: string | undefined;
}

export function PublishSettings({ draft, onChange, versionError }: Props) {
  return (
    <div className="pd-stack">
      <Card title="Version">
        <div className="pd-stack" style={{ gap: 12 }}>
          <TextInput
            label="Version"
            placeholder="Next patch version"
            description="Semantic version; empty takes the next one"
            value={draft.version}
            onChange={(event) => onChange({ version: event.currentTarget.value })}
            error={versionError}
            data-testid="publish-version"
          />
          <TextInput
            label="Note"
            placeholder="What changed"
            value={draft.note}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
            maxLength={1000}
          />
        </div>
      </Card>
      <SourceFilesCard draft={draft} onChange={onChange} />
    </div>
  );
}

function SourceFilesCard({ draft, onChange }: Omit<Props, 'versionError'>) {
  const { files, active } = draft;
  const count = Object.keys(files).length;
  const add = async (dropped: readonly File[]): Promise<void> => {
    const read = await readSources(dropped);
    const isUntouched = count === 1 && files['strategy.ts'] === STARTER_SOURCE;
    const next = isUntouched ? read : { ...files, ...read };
    onChange({ files: next, active: guessEntry(next) });
  };
  const remove = (): void => {
    const rest = Object.fromEntries(Object.entries(files).filter(([path]) => path !== active));
    onChange({ files: rest, active: guessEntry(rest) });
  };
  const removeButton = (
    <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconTrash size={13} />} onClick={remove}>
      Remove {active}
    </Button>
  );
  return (
    <Card title="Files" aside={count > 1 && removeButton}>
      <div className="pd-stack" style={{ gap: 12 }}>
        <FileDrop
          title="Drop .ts files or a folder"
          text="Tests and package files are left out."
          accept=".ts,.mts,.js,.mjs,.json"
          onFiles={(dropped) => void add(dropped)}
          withFolder
          isCompact
          testId="publish-files"
        />
        {count === 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={13} />}
            onClick={() => onChange({ files: { 'strategy.ts': STARTER_SOURCE }, active: 'strategy.ts' })}
          >
            Start from an example
          </Button>
        )}
      </div>
    </Card>
  );
}
