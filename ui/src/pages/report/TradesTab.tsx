import { Select } from '@mantine/core';
import { IconChartCandle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { datasetQuery } from '../../api/queries.ts';
import type { Backtest, TradeRow } from '../../api/types.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { RowsNote } from './RowsNote.tsx';
import { tradeKey, TRADE_COLUMNS } from './trade-columns.tsx';
import { TradesChart } from './TradesChart.tsx';
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
  const [isOnlyShown, setOnlyShown] = useState(false);
  const symbols = useMemo(() => job.symbols ?? dataset.data?.symbols.map((item) => item.symbol) ?? [], [job.symbols, dataset.data]);
  const shown = symbol ?? rows?.[0]?.symbol ?? symbols[0];
  const ofSymbol = useMemo(() => rows?.filter((trade) => trade.symbol === shown) ?? [], [rows, shown]);
  const listed = isOnlyShown ? ofSymbol : (rows ?? []);
  const show = (next: string): void => {
    setChosen(null);
    onSymbol(next);
  };
  const open = (trade: TradeRow): void => {
    setChosen(trade);
    if (trade.symbol !== shown) onSymbol(trade.symbol);
  };
  const filter = symbols.length > 1 && (
    <Select
      size="xs"
      w={150}
      aria-label="Trades of"
      data={[
        { value: 'all', label: 'All symbols' },
        { value: 'shown', label: `Only ${shown ?? ''}` },
      ]}
      value={isOnlyShown ? 'shown' : 'all'}
      onChange={(value) => setOnlyShown(value === 'shown')}
    />
  );
  const note = rows && <RowsNote count={listed.length} noun="trades" isLoadingMore={isLoadingMore} isCut={isCut} />;
  return (
    <div className="pd-stack">
      {shown !== undefined && (
        <TradesChart
          job={job}
          symbol={shown}
          symbols={symbols}
          onSymbol={show}
          trades={ofSymbol}
          chosen={chosen}
          onWholeRun={() => setChosen(null)}
          isDataGone={dataset.error !== null}
        />
      )}
      <Card
        title="Trades"
        isFlush
        aside={
          <>
            {filter}
            {note}
          </>
        }
      >
        <Loaded query={query}>
          {(trades) =>
            trades.length === 0 ? (
              <EmptyState
                icon={IconChartCandle}
                title="No closed trades"
                text="The strategy never went from flat into a position and back. Look at the orders for denials, and at the logs."
                isCompact
              />
            ) : (
              <DataTable label="Trades" rows={listed} columns={TRADE_COLUMNS} rowKey={tradeKey} height={460} onRow={open} selected={chosen} testId="trades" />
            )
          }
        </Loaded>
      </Card>
    </div>
  );
}
