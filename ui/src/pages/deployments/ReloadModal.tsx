import { Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api/client.ts';
import { strategyQuery } from '../../api/queries.ts';
import type { Deployment, ParamValue, Reload } from '../../api/types.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { notifyDone } from '../../components/notify.ts';
import { CodeArea } from '../../editor/CodeArea.tsx';
import { ProblemList } from '../../editor/ProblemList.tsx';
import { ParamField } from '../backtest-new/ParamField.tsx';
import { useSchema } from '../backtest-new/use-schema.ts';

interface Props {
  readonly deployment: Deployment;
  readonly onClose: () => void;
}

/** Other code or other parameters for a deployment: they take over between two steps. */
export function ReloadModal({ deployment, onClose }: Props) {
  const { id, strategy, version, files, entry } = deployment;
  const client = useQueryClient();
  const isInline = version === 'inline';
  const [mode, setMode] = useState<'published' | 'inline'>(isInline ? 'inline' : 'published');
  const [chosen, setChosen] = useState(isInline ? '' : version);
  const [source, setSource] = useState(files?.[entry ?? ''] ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, ParamValue>>>(deployment.params);
  const detail = useQuery({ ...strategyQuery(strategy), enabled: !isInline });
  const schema = useSchema({ mode, strategy: isInline ? '' : strategy, version: chosen, source });
  // Only the entry file is checked while typing: what it imports is known to the server alone.
  const hasMore = Object.keys(files ?? {}).length > 1;
  const values = Object.fromEntries(schema.params.map((param) => [param.name, typed[param.name] ?? param.default]));
  const reload = useMutation({
    mutationFn: () => api<Reload>(`/deployments/${id}/reloads`, { method: 'POST', body: { ...codeOf(), ...(schema.params.length > 0 && { params: values }) } }),
    onSuccess: ({ id: number, outcome }) => {
      notifyDone(outcome === 'stored' ? `Reload ${number}: its next start has the new code` : `Reload ${number} is being prepared`);
      void client.invalidateQueries({ queryKey: ['deployment', id] });
      onClose();
    },
  });
  const codeOf = (): object => {
    if (mode === 'published') return { strategy: `${strategy}@${chosen}` };
    return isInline && files !== undefined && entry !== undefined ? { files: { ...files, [entry]: source }, entry } : { source };
  };
  return (
    <Modal opened onClose={onClose} title="Reload" size={mode === 'inline' ? 900 : 'lg'}>
      <div className="pd-stack" style={{ gap: 14 }}>
        <p className="pd-2" style={{ margin: 0 }}>
          The new version is prepared while the old one serves and takes over between two bars, with its orders and positions. It is rolled back when it fails.
        </p>
        {!isInline && (
          <SegmentedControl
            size="xs"
            aria-label="Where the code comes from"
            data={[
              { value: 'published', label: 'Published version' },
              { value: 'inline', label: 'Inline source' },
            ]}
            value={mode}
            onChange={(value) => setMode(value === 'inline' ? 'inline' : 'published')}
          />
        )}
        {mode === 'published' && (
          <Select
            label="Version"
            allowDeselect={false}
            data={(detail.data?.versions ?? [{ version }]).map((each) => each.version)}
            value={chosen}
            onChange={(value) => setChosen(value ?? version)}
            data-testid="reload-version"
          />
        )}
        {mode === 'inline' && <Source source={source} onChange={setSource} schema={schema} />}
        {schema.params.length > 0 && (
          <div className="pd-fields">
            {schema.params.map((param) => (
              <ParamField
                key={param.name}
                param={param}
                value={values[param.name] ?? param.default}
                error={undefined}
                onChange={(value) => setTyped({ ...typed, [param.name]: value })}
              />
            ))}
          </div>
        )}
        {reload.error !== null && <ErrorNote error={reload.error} />}
        <div className="pd-row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => reload.mutate()} loading={reload.isPending} disabled={schema.problems.length > 0 && !hasMore} data-testid="confirm-reload">
            Reload
          </Button>
        </div>
      </div>
    </Modal>
  );
}

const FILE = 'strategy.ts';

interface SourceProps {
  readonly source: string;
  readonly onChange: (source: string) => void;
  readonly schema: ReturnType<typeof useSchema>;
}

function Source({ source, onChange, schema }: SourceProps) {
  const files = useMemo(() => ({ [FILE]: source }), [source]);
  const problems = schema.problems.map((problem) => ({ ...problem, file: FILE }));
  return (
    <div className="pd-card">
      <CodeArea files={files} label="Strategy source" onChange={(_, text) => onChange(text)} problems={problems} height={320} testId="reload-source" />
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}
