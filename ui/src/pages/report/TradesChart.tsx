import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconChartCandle, IconZoomReset } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Backtest, TradeRow } from '../../api/types.ts';
import { PriceChart } from '../../charts/PriceChart.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Card } from '../../components/Page.tsx';

interface Props {
  readonly job: Backtest;
  readonly symbol: string;
  readonly symbols: readonly string[];
  readonly onSymbol: (symbol: string) => void;
  /** Of the shown symbol. */
  readonly trades: readonly TradeRow[];
  readonly chosen: TradeRow | null;
  readonly onWholeRun: () => void;
  readonly isDataGone: boolean;
}

/** The prices of one symbol of the run with its entries and exits. */
export function TradesChart({ job, symbol, symbols, onSymbol, trades, chosen, onWholeRun, isDataGone }: Props) {
  const [fit, setFit] = useState(0);
  const extent = useMemo(() => ({ from: job.from, to: job.to }), [job.from, job.to]);
  const showAll = (): void => {
    onWholeRun();
    setFit((count) => count + 1);
  };
  const picker = symbols.length > 1 && (
    <Select
      size="xs"
      w={170}
      searchable
      limit={100}
      aria-label="Symbol"
      data={[...symbols]}
      value={symbol}
      onChange={(value) => value !== null && onSymbol(value)}
      data-testid="chart-symbol"
    />
  );
  return (
    <Card
      title="Price and trades"
      isFlush
      aside={
        <>
          {picker}
          <Tooltip label="Show the whole run">
            <ActionIcon aria-label="Show the whole run" onClick={showAll}>
              <IconZoomReset size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      {isDataGone ? (
        <EmptyState
          icon={IconChartCandle}
          title="The prices are no longer here"
          text="The dataset of this run was deleted. Trades, equity and metrics stay."
          isCompact
        />
      ) : (
        <PriceChart
          dataset={job.dataset}
          symbol={symbol}
          extent={extent}
          adjustment={job.adjustment}
          trades={trades}
          chosen={chosen}
          fitSignal={fit}
          height={400}
        />
      )}
    </Card>
  );
}
