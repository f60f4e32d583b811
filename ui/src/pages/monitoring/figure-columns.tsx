import type { ProcessFigures } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import { DASH, formatAgo, formatBytes, formatCompact, formatDuration, formatInteger, formatNumber } from '../../components/format.ts';
import { strategyLabel, sumOf, worstOf, type StrategyRow } from './read-figures.ts';

const milliseconds = (seconds: number): string => `${formatNumber(seconds * 1000, seconds < 0.01 ? 2 : 0)} ms`;

export const STRATEGY_COLUMNS: readonly Column<StrategyRow>[] = [
  { key: 'strategy', header: 'Strategy', width: 'minmax(140px, 1.6fr)', sortBy: (row) => row.strategy, cell: (row) => strategyLabel(row.strategy) },
  { key: 'bars', header: 'Bars', width: '86px', align: 'right', sortBy: (row) => row.bars, cell: (row) => formatCompact(row.bars) },
  { key: 'cpu', header: 'CPU', width: '84px', align: 'right', sortBy: (row) => row.cpuSeconds, cell: (row) => formatDuration(row.cpuSeconds * 1000) },
  { key: 'p50', header: 'p50', width: '84px', align: 'right', sortBy: (row) => row.cpuP50, cell: (row) => milliseconds(row.cpuP50) },
  { key: 'p99', header: 'p99', width: '84px', align: 'right', sortBy: (row) => row.cpuP99, cell: (row) => milliseconds(row.cpuP99) },
  { key: 'heap', header: 'Heap', width: '84px', align: 'right', sortBy: (row) => row.heapBytes, cell: (row) => formatBytes(row.heapBytes) },
  {
    key: 'rss',
    header: 'Process',
    width: '84px',
    align: 'right',
    sortBy: (row) => row.rssBytes,
    cell: (row) => (row.rssBytes > 0 ? formatBytes(row.rssBytes) : DASH),
  },
  { key: 'orders', header: 'Orders', width: '80px', align: 'right', sortBy: (row) => row.orders, cell: (row) => formatInteger(row.orders) },
  { key: 'fills', header: 'Fills', width: '80px', align: 'right', sortBy: (row) => row.fills, cell: (row) => formatInteger(row.fills) },
  {
    key: 'stops',
    header: 'Stops',
    width: 'minmax(90px, 1fr)',
    cell: (row) => <span className={row.stops === '' ? 'pd-dim' : 'pd-warn'}>{row.stops || DASH}</span>,
  },
];

export const PROCESS_COLUMNS: readonly Column<ProcessFigures>[] = [
  { key: 'process', header: 'Process', width: 'minmax(140px, 1.4fr)', cell: (row) => row.process },
  { key: 'roles', header: 'Does', width: 'minmax(90px, 1fr)', cell: (row) => row.roles.join(', ') },
  { key: 'cpu', header: 'CPU', width: '92px', align: 'right', cell: (row) => formatDuration(sumOf([row], 'process_cpu_seconds_total') * 1000) },
  { key: 'rss', header: 'Memory', width: '92px', align: 'right', cell: (row) => formatBytes(sumOf([row], 'process_resident_memory_bytes')) },
  {
    key: 'lag',
    header: 'Loop lag p99',
    width: '104px',
    align: 'right',
    cell: (row) => milliseconds(worstOf([row], 'nodejs_eventloop_lag_p99_seconds', 'value')),
  },
  { key: 'start', header: 'Started', width: '110px', align: 'right', cell: (row) => formatAgo(sumOf([row], 'process_start_time_seconds') * 1000) },
];
