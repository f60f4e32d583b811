import type { FigureSample, ProcessFigures } from '../../api/types.ts';
import { formatBytes, formatDuration, formatInteger, formatNumber } from '../../components/format.ts';

type Labels = Readonly<Record<string, string>>;
type Processes = readonly ProcessFigures[];

/** All samples of a metric, of every process, that carry these labels. */
export function samplesOf(processes: Processes, name: string, labels: Labels = {}): readonly FigureSample[] {
  return processes.flatMap(({ figures }) =>
    figures
      .filter((figure) => figure.name === name)
      .flatMap(({ samples }) => samples)
      .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value)),
  );
}

export function sumOf(processes: Processes, name: string, labels: Labels = {}): number {
  return samplesOf(processes, name, labels).reduce((sum, { value }) => sum + value, 0);
}

export function countOf(processes: Processes, name: string, labels: Labels = {}): number {
  return samplesOf(processes, name, labels).reduce((sum, { count = 0 }) => sum + count, 0);
}

/** The worst of all: quantiles of several processes cannot be added. */
export function worstOf(processes: Processes, name: string, part: 'value' | 'p50' | 'p99', labels: Labels = {}): number {
  return Math.max(0, ...samplesOf(processes, name, labels).map((sample) => sample[part] ?? 0));
}

export interface StrategyRow {
  readonly strategy: string;
  readonly bars: number;
  readonly cpuSeconds: number;
  readonly cpuP50: number;
  readonly cpuP99: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
  readonly orders: number;
  readonly fills: number;
  readonly stops: string;
}

const CPU = 'paddock_strategy_request_cpu_seconds';

/** What each strategy used, over all processes; busiest first. */
export function strategyRows(processes: Processes): readonly StrategyRow[] {
  const names = [...new Set(samplesOf(processes, CPU).map(({ labels }) => labels['strategy'] ?? ''))];
  return names.map((strategy) => rowOf(processes, strategy)).toSorted((a, b) => b.cpuSeconds - a.cpuSeconds);
}

function rowOf(processes: Processes, strategy: string): StrategyRow {
  const own = { strategy };
  const stops = new Map<string, number>();
  for (const { labels, value } of samplesOf(processes, 'paddock_strategy_stops_total', own))
    stops.set(labels['reason'] ?? '', (stops.get(labels['reason'] ?? '') ?? 0) + value);
  return {
    strategy,
    bars: sumOf(processes, 'paddock_strategy_bars_total', own),
    cpuSeconds: sumOf(processes, CPU, own),
    cpuP50: worstOf(processes, CPU, 'p50', own),
    cpuP99: worstOf(processes, CPU, 'p99', own),
    heapBytes: worstOf(processes, 'paddock_strategy_heap_bytes', 'value', own),
    rssBytes: worstOf(processes, 'paddock_strategy_rss_bytes', 'value', own),
    orders: sumOf(processes, 'paddock_strategy_orders_total', own),
    fills: sumOf(processes, 'paddock_strategy_fills_total', own),
    stops: [...stops].map(([reason, count]) => `${reason} ${count}`).join(', '),
  };
}

/** The server's names for requests of nobody, and for strategies beyond the number that get a name of their own. */
const SHARED: Readonly<Record<string, string>> = { none: 'No strategy: starts and checks', other: 'All later ones together' };

export function strategyLabel(strategy: string): string {
  return SHARED[strategy] ?? strategy;
}

/** A value in the unit that its name ends with, as names of metrics do. */
export function figureText(name: string, value: number): string {
  if (name.endsWith('_seconds')) return formatDuration(value * 1000);
  if (name.endsWith('_bytes')) return formatBytes(value);
  return Number.isInteger(value) ? formatInteger(value) : formatNumber(value);
}

/** Gauges that no tile or table of the page shows by itself: modules may register more. */
export function otherGauges(processes: Processes): readonly { readonly name: string; readonly help: string; readonly label: string; readonly value: number }[] {
  const shown = /^paddock_(strategy_|sandbox_processes|queue_jobs|backtests$)|^(process|nodejs)_/;
  return processes.flatMap(({ figures }) =>
    figures
      .filter(({ kind, name }) => kind === 'gauge' && !shown.test(name))
      .flatMap(({ name, help, samples }) => samples.map(({ labels, value }) => ({ name, help, label: Object.values(labels).join(' '), value }))),
  );
}
