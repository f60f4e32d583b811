import './datasets.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { upload } from '../../api/client.ts';
import type { ImportJob } from '../../api/types.ts';
import { FileDrop } from '../../components/FileDrop.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportSettings, type ImportSettingsValues } from './ImportSettings.tsx';
import { importForm, importProblem, suggestedName, toMapping, type ColumnRoles } from './import-options.ts';
import { usePreview } from './use-preview.ts';

interface Props {
  readonly datasetId: string | undefined;
  readonly onStarted: (id: string) => void;
}

const SETTLE_MS = 350;
const EMPTY: ImportSettingsValues = { name: '', timeframe: null, timezone: 'UTC', symbol: null };

/** Files, then columns, then a name: everything that an import needs, with good guesses filled in. */
export function ImportForm({ datasetId, onStarted }: Props) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [chosen, setChosen] = useState<ColumnRoles | null>(null);
  const [settings, setSettings] = useState(EMPTY);
  const [sent, setSent] = useState(0);
  const abort = useRef(new AbortController());
  const [settledRoles] = useDebouncedValue(chosen, SETTLE_MS);
  const preview = usePreview(files[0], settledRoles);
  const found = preview.data?.preview;
  const roles = chosen ?? (found ? toMapping(found) : {});
  const needsSymbol = files.length === 1 && !Object.values(roles).includes('symbol');
  const symbol = settings.symbol ?? found?.symbols[0] ?? '';
  const start = useMutation({
    mutationFn: () => {
      abort.current = new AbortController();
      const form = importForm(files, { ...settings, roles, symbol: needsSymbol ? symbol : '', datasetId });
      return upload<ImportJob>('/imports', form, { onProgress: setSent, signal: abort.current.signal });
    },
    onSuccess: (job) => onStarted(job.id),
  });

  const take = (dropped: readonly File[]): void => {
    setFiles(dropped);
    setChosen(null);
    setSettings({ ...EMPTY, name: suggestedName(dropped) });
    start.reset();
  };
  if (files.length === 0) {
    return (
      <FileDrop
        title="Drop CSV files or a folder here"
        text="A folder with one file for each symbol takes the symbols from the file names. One file may also hold many symbols in a column."
        accept=".csv,.tsv,.txt,.dat,.gz"
        onFiles={take}
        withFolder
        testId="import-files"
      />
    );
  }
  const problem = preview.data && importProblem(preview.data, roles);
  return (
    <div className="pd-grid pd-import-grid">
      <ImportColumns files={files} preview={preview} roles={roles} problem={problem} onRoles={setChosen} onOtherFiles={() => take([])} />
      <ImportSettings
        datasetId={datasetId}
        values={{ ...settings, symbol }}
        detected={found?.timeframe}
        needsSymbol={needsSymbol}
        onChange={(patch) => setSettings((old) => ({ ...old, ...patch }))}
        error={start.error}
        sent={start.isPending ? sent : undefined}
        canStart={found !== undefined && problem === undefined}
        onStart={() => start.mutate()}
        onCancel={() => abort.current.abort()}
      />
    </div>
  );
}
