import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconChartCandle, IconZoomReset } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { datasetQuery } from '../../api/queries.ts';
import type { Backtest, TradeRow } from '../../api/types.ts';
import { PriceChart } from '../../charts/PriceChart.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { RowsNote } from './RowsNote.tsx';
import { tradeKey, TRADE_COLUMNS } from './trade-columns.tsx';
import { useRunRows } from './use-run-rows.ts';

interface Props {
  readonly job: Backtest;
  readonly symbol: string | undefined;
  readonly onSymbol: (symbol: string) => void;
}

export function TradesTab({ job, symbol, onSymbol }: Props) {
  const { rows, query, isLoadingMore, isCut } = useRunRows(job.id, 'trades');
  const dataset = useQuery(datasetQuery(job.dataset));
  const [chosen, setChosen] = useState<TradeRow | null>(null);
  const [fit, setFit] = useState(0);
  const [onlyShown, setOnlyShown] = useState<string>('all');
  const symbols = useMemo(() => job.symbols ?? dataset.data?.symbols.map((item) => item.symbol) ?? [], [job.symbols, dataset.data]);
  const shown = symbol ?? rows?.[0]?.symbol ?? symbols[0];
  const ofSymbol = useMemo(() => rows?.filter((trade) => trade.symbol === shown) ?? [], [rows, shown]);
  const extent = useMemo(() => ({ from: job.from, to: job.to }), [job.from, job.to]);
  const open = (trade: TradeRow): void => {
    setChosen(trade);
    if (trade.symbol !== shown) onSymbol(trade.symbol);
  };
  return (
    <div className="pd-stack">
      {shown !== undefined && (
        <Card title="Price and trades" isFlush
          aside={
            <>
              {symbols.length > 1 && <Select size="xs" w={170} searchable limit={100} aria-label="Symbol" data={[...symbols]} value={shown} onChange={(value) => { if (value !== null) { setChosen(null); onSymbol(value); } }} data-testid="chart-symbol" />}
              <Tooltip label="Show the whole run"><ActionIcon aria-label="Show the whole run" onClick={() => { setChosen(null); setFit((count) => count + 1); }}><IconZoomReset size={16} /></ActionIcon></Tooltip>
            </>
          }>
          {dataset.error === null
            ? <PriceChart dataset={job.dataset} symbol={shown} extent={extent} adjustment={job.adjustment} trades={ofSymbol} chosen={chosen} fitSignal={fit} height={400} />
            : <EmptyState icon={IconChartCandle} title="The prices are no longer here" text="The dataset of this run was deleted. Trades, equity and metrics stay." isCompact />}
        </Card>
      )}
      <Card title="Trades" isFlush
        aside={
          <>
            {symbols.length > 1 && <Select size="xs" w={150} aria-label="Trades of" data={[{ value: 'all', label: 'All symbols' }, { value: 'shown', label: `Only ${shown ?? ''}` }]} value={onlyShown} onChange={(value) => setOnlyShown(value ?? 'all')} />}
            {rows && <RowsNote count={onlyShown === 'all' ? rows.length : ofSymbol.length} noun="trades" isLoadingMore={isLoadingMore} isCut={isCut} />}
          </>
        }>
        <Loaded query={query}>
          {(trades) => trades.length === 0
            ? <EmptyState icon={IconChartCandle} title="No closed trades" text="The strategy never went from flat into a position and back. Look at the orders for denials, and at the logs." isCompact />
            : <DataTable label="Trades" rows={onlyShown === 'all' ? trades : ofSymbol} columns={TRADE_COLUMNS} rowKey={tradeKey} height={460} onRow={open} selected={chosen} testId="trades" />}
        </Loaded>
      </Card>
    </div>
  );
}
