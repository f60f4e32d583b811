import type { MetricObjectWithValues, MetricValue, MetricValueWithName, Registry } from 'prom-client';
import type { FigureSampleView, FigureView } from './figure-views.ts';
import { type Buckets, quantileOf } from './quantile.ts';

/** What the page shows of the process itself; the rest of the default metrics is for Prometheus. */
const DEFAULTS = new Set([
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_heap_size_used_bytes',
]);

type Metric = MetricObjectWithValues<MetricValue<string>>;

/** The same figures that Prometheus scrapes, in the form that the page shows. */
export async function figuresOf(registry: Registry): Promise<readonly FigureView[]> {
  const metrics = await registry.getMetricsAsJSON();
  return metrics.filter(({ name }) => name.startsWith('paddock_') || DEFAULTS.has(name)).map(figureOf);
}

function figureOf({ name, help, type, values }: Metric): FigureView {
  if (String(type) === 'histogram') return { name, help, kind: 'histogram', samples: histogramSamples(values) };
  return {
    name,
    help,
    kind: String(type) === 'counter' ? 'counter' : 'gauge',
    samples: values.map(({ labels, value }) => ({ labels: textLabels(labels), value })),
  };
}

function histogramSamples(values: readonly MetricValueWithName<string>[]): readonly FigureSampleView[] {
  const groups = new Map<string, { labels: Record<string, string>; buckets: [number, number][]; sum: number }>();
  for (const { labels, metricName, value } of values) {
    const { le, ...own } = textLabels(labels);
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { labels: own, buckets: [], sum: 0 };
    groups.set(key, group);
    if (metricName?.endsWith('_bucket')) group.buckets.push([le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le), value]);
    if (metricName?.endsWith('_sum')) group.sum = value;
  }
  return [...groups.values()].map(({ labels, buckets, sum }) => sampleOf(labels, buckets, sum));
}

function sampleOf(labels: Readonly<Record<string, string>>, buckets: Buckets, sum: number): FigureSampleView {
  return { labels, value: sum, count: buckets.at(-1)?.[1] ?? 0, p50: quantileOf(buckets, 0.5), p99: quantileOf(buckets, 0.99) };
}

function textLabels(labels: Readonly<Partial<Record<string, string | number>>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]));
}
