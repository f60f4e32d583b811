import { Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { strategyQuery } from '../../api/queries.ts';
import type { Deployment } from '../../api/types.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { ParamField } from '../backtest-new/ParamField.tsx';
import { ReloadSource } from './ReloadSource.tsx';
import { useReload, type CodeMode } from './use-reload.ts';

interface Props {
  readonly deployment: Deployment;
  readonly onClose: () => void;
}

/** Other code or other parameters for a deployment: they take over between two steps. */
export function ReloadModal({ deployment, onClose }: Props) {
  const { mode, code, params, values, isInline, canSend, reload, change } = useReload(deployment, onClose);
  return (
    <Modal opened onClose={onClose} title="Reload" size={mode === 'inline' ? 900 : 'lg'}>
      <div className="pd-stack" style={{ gap: 14 }}>
        <p className="pd-2" style={{ margin: 0 }}>
          The new version is prepared while the old one serves and takes over between two bars, with its orders and positions. It is rolled back when it fails.
        </p>
        {!isInline && <CodeOrigin mode={mode} onChange={change.mode} />}
        {mode === 'published' && <VersionSelect deployment={deployment} chosen={code.version} onChange={change.version} />}
        {mode === 'inline' && <ReloadSource source={code.source} onChange={change.source} problems={code.problems} />}
        {params.length > 0 && (
          <div className="pd-fields">
            {params.map((param) => (
              <ParamField
                key={param.name}
                param={param}
                value={values[param.name] ?? param.default}
                error={undefined}
                onChange={(value) => change.param(param.name, value)}
              />
            ))}
          </div>
        )}
        {reload.error !== null && <ErrorNote error={reload.error} />}
        <div className="pd-row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => reload.mutate()} loading={reload.isPending} disabled={!canSend} data-testid="confirm-reload">
            Reload
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function CodeOrigin({ mode, onChange }: { readonly mode: CodeMode; readonly onChange: (mode: CodeMode) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Where the code comes from"
      data={[
        { value: 'published', label: 'Published version' },
        { value: 'inline', label: 'Inline source' },
      ]}
      value={mode}
      onChange={(value) => onChange(value === 'inline' ? 'inline' : 'published')}
    />
  );
}

interface VersionProps {
  readonly deployment: Deployment;
  readonly chosen: string;
  readonly onChange: (version: string) => void;
}

function VersionSelect({ deployment: { strategy, version }, chosen, onChange }: VersionProps) {
  const detail = useQuery(strategyQuery(strategy));
  return (
    <Select
      label="Version"
      allowDeselect={false}
      data={(detail.data?.versions ?? [{ version }]).map((each) => each.version)}
      value={chosen}
      onChange={(value) => onChange(value ?? version)}
      data-testid="reload-version"
    />
  );
}
