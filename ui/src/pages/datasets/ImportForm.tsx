import './datasets.css';
import { Alert, Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, upload } from '../../api/client.ts';
import { datasetsQuery } from '../../api/queries.ts';
import type { ImportJob, ImportPreview } from '../../api/types.ts';
import { FileDrop } from '../../components/FileDrop.tsx';
import { formatBytes, formatPercent, plural } from '../../components/format.ts';
import { ErrorNote, RowsSkeleton } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { fieldErrors } from '../backtest-new/field-errors.ts';
import { TIMEFRAMES } from '../backtest-new/timeframes.ts';
import { importForm, mappingProblem, suggestedName, toMapping, type ColumnRoles } from './import-options.ts';
import { MappingTable } from './MappingTable.tsx';
import { previewSlice } from './preview-slice.ts';

interface Props {
  readonly datasetId: string | undefined;
  readonly onStarted: (id: string) => void;
}

const TIMEZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Files, then columns, then a name: everything that an import needs, with good guesses filled in. */
export function ImportForm({ datasetId, onStarted }: Props) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [roles, setRoles] = useState<ColumnRoles>({});
  const [name, setName] = useState('');
  const [timeframe, setTimeframe] = useState<string | null>(null);
  const [timezone, setTimezone] = useState('UTC');
  const [symbol, setSymbol] = useState('');
  const [sent, setSent] = useState(0);
  const abort = useRef(new AbortController());
  const target = useQuery({ ...datasetsQuery, enabled: datasetId !== undefined }).data?.find((item) => item.id === datasetId);

  const preview = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.append('file', await previewSlice(file));
      return api<ImportPreview>('/imports/preview', { method: 'POST', body: form });
    },
    onSuccess: (found) => { setRoles(toMapping(found)); setTimeframe(found.timeframe ?? null); setTimezone(found.timezone ?? 'UTC'); },
  });
  const start = useMutation({
    mutationFn: () => {
      abort.current = new AbortController();
      const form = importForm(files, { name: target?.name ?? name, roles, timeframe, timezone, symbol: needsSymbol ? symbol : '', datasetId });
      return upload<ImportJob>('/imports', form, { onProgress: setSent, signal: abort.current.signal });
    },
    onSuccess: (job) => onStarted(job.id),
  });

  const take = (dropped: readonly File[]): void => {
    const [first] = dropped;
    if (first === undefined) return;
    setFiles(dropped);
    setName((old) => old || suggestedName(dropped));
    setSymbol(suggestedName([first]).toUpperCase());
    start.reset();
    preview.mutate(first);
  };
  if (files.length === 0) {
    return <FileDrop title="Drop CSV files or a folder here" text="A folder with one file for each symbol takes the symbols from the file names. One file may also hold many symbols in a column." accept=".csv,.gz,.txt,.zip,.parquet" onFiles={take} withFolder testId="import-files" />;
  }
  const needsSymbol = files.length === 1 && !Object.values(roles).includes('symbol');
  const problem = preview.data ? mappingProblem(roles) : undefined;
  const errors = fieldErrors(start.error);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const canStart = preview.data !== undefined && problem === undefined && (target !== undefined || name.trim() !== '');
  return (
    <div className="pd-grid pd-import-grid">
      <Card title={<>{files.length === 1 ? files[0]?.name : plural(files.length, 'file')} <span className="pd-dim">{formatBytes(size)}</span></>} isFlush
        aside={<Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconX size={13} />} onClick={() => { setFiles([]); preview.reset(); }}>Other files</Button>}>
        {preview.isPending && <RowsSkeleton rows={8} />}
        {preview.error !== null && <ErrorNote error={preview.error} onRetry={() => files[0] && preview.mutate(files[0])} />}
        {preview.data && <MappingTable preview={preview.data} roles={roles} onChange={setRoles} />}
        {problem !== undefined && <Alert color="red" variant="light" m={12}>{problem}</Alert>}
        {preview.data?.warnings?.map((warning) => <Alert key={warning} color="yellow" variant="light" m={12}>{warning}</Alert>)}
      </Card>
      <Card title="Dataset">
        <div className="pd-stack" style={{ gap: 12 }}>
          {target ? <TextInput label="Adds to" value={target.name} readOnly /> : <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} error={errors['name']} required withAsterisk={false} data-testid="import-name" />}
          {needsSymbol && <TextInput label="Symbol" description="The file has no symbol column." value={symbol} onChange={(event) => setSymbol(event.currentTarget.value)} error={errors['symbol']} data-testid="import-symbol" />}
          <Select label="Timeframe" placeholder="Detect" clearable data={[...TIMEFRAMES]} value={timeframe} onChange={setTimeframe} error={errors['timeframe']} />
          <Select label="Time zone of the stamps" searchable data={TIMEZONES} value={timezone} onChange={(zone) => setTimezone(zone ?? 'UTC')} description="Used for stamps without an offset." error={errors['timezone']} limit={80} />
          {start.error !== null && Object.keys(errors).length === 0 && <ErrorNote error={start.error} />}
          {start.isPending && <div><div className="pd-progress" role="progressbar" aria-label="Upload" aria-valuenow={Math.round(sent * 100)}><span style={{ width: `${sent * 100}%` }} /></div><div className="pd-dim" style={{ marginTop: 4 }}>Uploading {formatPercent(sent, 0)}</div></div>}
          {start.isPending
            ? <Button variant="default" onClick={() => abort.current.abort()}>Cancel upload</Button>
            : <Button onClick={() => start.mutate()} disabled={!canStart} data-testid="import-start">Import</Button>}
        </div>
      </Card>
    </div>
  );
}
