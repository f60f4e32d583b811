import './datasets.css';
import { Button, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDatabaseImport, IconDownload, IconPlayerPlay, IconTrash, IconZoomReset } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api, download } from '../../api/client.ts';
import { datasetQuery } from '../../api/queries.ts';
import type { Adjustment, DatasetDetail, DatasetSymbol } from '../../api/types.ts';
import { PriceChart } from '../../charts/PriceChart.tsx';
import { OriginBadge } from '../../components/badges.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { Figure, FigureRow } from '../../components/Figure.tsx';
import { formatBytes, formatDate, formatInteger } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { notifyDone, notifyError } from '../../components/notify.ts';
import { Card, Page } from '../../components/Page.tsx';
import { ActionsCard } from './ActionsCard.tsx';
import { ReportView } from './ReportView.tsx';
import { SymbolTable } from './SymbolTable.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

const route = getRouteApi('/app/datasets/$id');

export function DatasetPage() {
  const { id } = route.useParams();
  const query = useQuery(datasetQuery(id));
  const title = query.data?.name ?? 'Dataset';
  return (
    <Page
      title={title}
      heading={
        <span className="pd-row pd-wrap">
          {title}
          {query.data && <OriginBadge origin={query.data.origin} />}
        </span>
      }
      back={{ to: '/datasets', label: 'Datasets' }}
      subtitle={query.data?.origin === 'demo' ? 'Generated prices, for trying things out. They say nothing about real markets.' : undefined}
      actions={query.data && <DatasetActions dataset={query.data} />}
    >
      <Loaded query={query}>{(dataset) => <DatasetBody dataset={dataset} />}</Loaded>
    </Page>
  );
}

function DatasetActions({ dataset }: { readonly dataset: DatasetDetail }) {
  const [asking, ask] = useDisclosure(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api(`/datasets/${dataset.id}`, { method: 'DELETE' }),
    onSuccess: () => {
      notifyDone(`Deleted ${dataset.name}`);
      void navigate({ to: '/datasets' }).then(() => client.removeQueries({ queryKey: ['datasets', dataset.id] }));
      void client.invalidateQueries({ queryKey: ['datasets'], exact: true });
    },
    onError: (error) => {
      ask.close();
      notifyError('The dataset was not deleted', error);
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={15} />} onClick={ask.open}>
        Delete
      </Button>
      <LinkButton variant="default" to="/datasets/import" search={{ dataset: dataset.id }} leftSection={<IconDatabaseImport size={15} />}>
        Add data
      </LinkButton>
      <LinkButton to="/backtests/new" search={{ dataset: dataset.id }} leftSection={<IconPlayerPlay size={15} />}>
        Backtest
      </LinkButton>
      <Confirm
        opened={asking}
        onClose={ask.close}
        onConfirm={() => remove.mutate()}
        isBusy={remove.isPending}
        title="Delete this dataset?"
        action="Delete dataset"
      >
        “{dataset.name}” with {formatInteger(dataset.rows)} bars is removed for good. Reports of past backtests stay, but they can no longer show prices or run
        again.
      </Confirm>
    </>
  );
}

function DatasetBody({ dataset }: { readonly dataset: DatasetDetail }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const shown = dataset.symbols.find((item) => item.symbol === search.symbol) ?? dataset.symbols[0];
  const gaps = dataset.symbols.reduce((sum, item) => sum + item.gaps, 0);
  return (
    <div className="pd-stack">
      <FigureRow>
        <Figure label="Symbols" value={formatInteger(dataset.symbolCount)} />
        <Figure label="Bars" value={formatInteger(dataset.rows)} testId="dataset-rows" />
        <Figure label="Timeframe" value={dataset.timeframe} />
        <Figure label="From" value={formatDate(dataset.firstTime)} />
        <Figure label="To" value={formatDate(dataset.lastTime)} />
        <Figure
          label="Gaps"
          value={formatInteger(gaps)}
          className={gaps > 0 ? 'pd-warn' : ''}
          hint="Stretches where bars are missing although the neighbours are there."
        />
        <Figure label="Size" value={formatBytes(dataset.bytes)} />
        <Figure label="Version" value={dataset.version.slice(0, 7)} hint="Changes with every change of the data. Reports name the version that they used." />
      </FigureRow>
      <div className="pd-grid pd-dataset-grid">
        <SymbolTable
          dataset={dataset}
          selected={shown?.symbol ?? ''}
          onSelect={(symbol) => void navigate({ to: '/datasets/$id', params: { id: dataset.id }, search: { symbol }, replace: true })}
        />
        {shown && <SymbolChart dataset={dataset} symbol={shown} />}
      </div>
      {shown && <ActionsCard dataset={dataset} symbol={shown.symbol} />}
      {dataset.report && <ReportView report={dataset.report} />}
    </div>
  );
}

const ADJUSTMENTS: readonly { readonly value: Adjustment; readonly label: string }[] = [
  { value: 'raw', label: 'As traded' },
  { value: 'split', label: 'Splits' },
  { value: 'total', label: 'Splits and dividends' },
];

function SymbolChart({ dataset, symbol }: { readonly dataset: DatasetDetail; readonly symbol: DatasetSymbol }) {
  const [fit, setFit] = useState(0);
  const [adjustment, setAdjustment] = useState<Adjustment>('raw');
  const extent = useMemo(() => ({ from: symbol.firstTime, to: symbol.lastTime }), [symbol.firstTime, symbol.lastTime]);
  const exportParquet = (): void => {
    download(`/datasets/${dataset.id}/export`, { symbol: symbol.symbol }, `${dataset.name}-${symbol.symbol}.parquet`).catch((error: unknown) =>
      notifyError('The export failed', error),
    );
  };
  return (
    <Card
      title={symbol.symbol}
      isFlush
      aside={
        <>
          <SegmentedControl size="xs" aria-label="Prices" data={[...ADJUSTMENTS]} value={adjustment} onChange={setAdjustment} data-testid="adjustment" />
          <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconZoomReset size={14} />} onClick={() => setFit((count) => count + 1)}>
            Fit
          </Button>
          <Button size="compact-xs" variant="default" leftSection={<IconDownload size={13} />} onClick={exportParquet}>
            Parquet
          </Button>
        </>
      }
    >
      <PriceChart dataset={dataset.id} symbol={symbol.symbol} extent={extent} adjustment={adjustment} fitSignal={fit} height={440} />
    </Card>
  );
}
