import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricOptions<Label extends string> {
  /** Without the prefix `paddock_`; ends in its unit (`_seconds`, `_bytes`), counters in `_total`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

export interface GaugeOptions<Label extends string> extends MetricOptions<Label> {
  /** Sets the gauge when somebody looks; what it rejects with fails the scrape. */
  readonly read?: (gauge: Gauge<Label>) => void | Promise<void>;
}

export interface HistogramOptions<Label extends string> extends MetricOptions<Label> {
  /** Upper bounds, ascending; 100 µs to 10 s unless given. */
  readonly buckets?: readonly number[];
}

const SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Every figure of this process. Modules register theirs when they start; a name that is taken throws. */
@Injectable()
export class MetricsRegistry {
  readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 10 });
  }

  counter<Label extends string = never>({ name, help, labels = [] }: MetricOptions<Label>): Counter<Label> {
    return new Counter({ name: `paddock_${name}`, help, labelNames: [...labels], registers: [this.registry] });
  }

  gauge<Label extends string = never>({ name, help, labels = [], read }: GaugeOptions<Label>): Gauge<Label> {
    const gauge: Gauge<Label> = new Gauge({
      name: `paddock_${name}`,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      ...(read !== undefined && { collect: () => read(gauge) }),
    });
    return gauge;
  }

  histogram<Label extends string = never>({ name, help, labels = [], buckets = SECONDS }: HistogramOptions<Label>): Histogram<Label> {
    return new Histogram({ name: `paddock_${name}`, help, labelNames: [...labels], buckets: [...buckets], registers: [this.registry] });
  }
}
