import { Injectable } from '@nestjs/common';
import type { PoolFigures, RequestFigures } from '@paddock/sandbox';
import type { RunObserver } from '../../../adapters/runner/index.ts';
import { BoundedLabels } from './bounded-labels.ts';
import { MetricsRegistry } from './metrics-registry.ts';

/** Strategies that get a label of their own in one process; those that come later share `other`. */
const MOST_STRATEGIES = 100;
const MOST_CODES = 40;

/** What sandboxes and judges of this process do, per strategy. Give it as `observer` to whatever runs strangers' code. */
@Injectable()
export class SandboxMetrics implements RunObserver {
  readonly #strategies = new BoundedLabels(MOST_STRATEGIES);
  readonly #codes = new BoundedLabels(MOST_CODES);
  readonly #pools = new Set<() => PoolFigures>();
  readonly #requests;
  readonly #cpu;
  readonly #wall;
  readonly #heap;
  readonly #rss;
  readonly #bytesIn;
  readonly #bytesOut;
  readonly #bars;
  readonly #judge;
  readonly #orders;
  readonly #fills;
  readonly #runs;
  readonly #stops;
  readonly #deaths;
  readonly #starts;
  readonly #lost;

  constructor(metrics: MetricsRegistry) {
    const labels = ['strategy'] as const;
    this.#requests = metrics.counter({ name: 'strategy_requests_total', help: 'Requests that sandboxes answered', labels: ['strategy', 'kind', 'ok'] });
    this.#cpu = metrics.histogram({ name: 'strategy_request_cpu_seconds', help: 'CPU time of one request, as the sandbox reports it', labels });
    this.#wall = metrics.histogram({ name: 'strategy_request_seconds', help: 'Time from a request to its answer', labels });
    this.#heap = metrics.gauge({ name: 'strategy_heap_bytes', help: "Heap of the author's code after the last request", labels });
    this.#rss = metrics.gauge({ name: 'strategy_rss_bytes', help: 'Peak resident memory of the sandbox process that answered last', labels });
    this.#bytesIn = metrics.counter({ name: 'strategy_in_bytes_total', help: 'Bytes sent to sandboxes, rows in shared memory not counted', labels });
    this.#bytesOut = metrics.counter({ name: 'strategy_out_bytes_total', help: 'Bytes that sandboxes answered', labels });
    this.#bars = metrics.counter({ name: 'strategy_bars_total', help: 'Bars that strategies handled and that were judged', labels });
    this.#judge = metrics.counter({ name: 'strategy_judge_seconds_total', help: 'Time that judging took', labels });
    this.#orders = metrics.counter({ name: 'strategy_orders_total', help: 'Orders of ended runs, denied ones included', labels });
    this.#fills = metrics.counter({ name: 'strategy_fills_total', help: 'Fills of ended runs', labels });
    this.#runs = metrics.counter({ name: 'strategy_runs_total', help: 'Ended runs by status', labels: ['strategy', 'status'] });
    this.#stops = metrics.counter({ name: 'strategy_stops_total', help: 'Runs that ended early, by reason', labels: ['strategy', 'reason'] });
    this.#deaths = metrics.counter({
      name: 'sandbox_stops_total',
      help: 'Sandbox processes that ended otherwise than by being closed',
      labels: ['strategy', 'reason'],
    });
    this.#starts = metrics.histogram({ name: 'sandbox_start_seconds', help: 'Time until a new sandbox process was ready' });
    this.#lost = metrics.counter({ name: 'sandbox_restarts_total', help: 'Spare processes that were replaced or could not start', labels: ['reason'] });
    metrics.gauge({
      name: 'sandbox_processes',
      help: 'Sandbox processes by state',
      labels: ['state'],
      read: (gauge) => this.#readPools((state, count) => gauge.set({ state }, count)),
    });
  }

  /** Counts the processes of this pool in, for as long as the process lives. */
  watch(pool: () => PoolFigures): void {
    this.#pools.add(pool);
  }

  readonly onStarted = (startMs: number): void => this.#starts.observe(startMs / 1000);

  readonly onRequest = ({ owner, kind, ok, cpuMs, wallMs, heapBytes, rssBytes, bytesIn, bytesOut }: RequestFigures): void => {
    const strategy = this.#strategies.of(owner);
    this.#requests.inc({ strategy, kind, ok: String(ok) });
    this.#cpu.observe({ strategy }, cpuMs / 1000);
    this.#wall.observe({ strategy }, wallMs / 1000);
    this.#heap.set({ strategy }, heapBytes);
    this.#rss.set({ strategy }, rssBytes);
    this.#bytesIn.inc({ strategy }, bytesIn);
    this.#bytesOut.inc({ strategy }, bytesOut);
  };

  readonly onEnded = (owner: string, code: string): void => {
    if (code !== 'closed') this.#deaths.inc({ strategy: this.#strategies.of(owner), reason: this.#codes.of(code) });
  };

  readonly onSpareLost = (code: string): void => this.#lost.inc({ reason: this.#codes.of(code) });

  readonly onJudged: NonNullable<RunObserver['onJudged']> = ({ owner, bars, judgeMs }) => {
    const strategy = this.#strategies.of(owner);
    this.#bars.inc({ strategy }, bars);
    this.#judge.inc({ strategy }, judgeMs / 1000);
  };

  readonly onRunEnded: NonNullable<RunObserver['onRunEnded']> = ({ owner, status, reason, orders, fills }) => {
    const strategy = this.#strategies.of(owner);
    this.#orders.inc({ strategy }, orders);
    this.#fills.inc({ strategy }, fills);
    this.#runs.inc({ strategy, status });
    if (reason !== undefined) this.#stops.inc({ strategy, reason: this.#codes.of(reason) });
  };

  #readPools(set: (state: string, count: number) => void): void {
    const all = [...this.#pools].map((pool) => pool());
    for (const state of ['ready', 'starting', 'inUse'] as const)
      set(
        state === 'inUse' ? 'in-use' : state,
        all.reduce((sum, pool) => sum + pool[state], 0),
      );
  }
}
