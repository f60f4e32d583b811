import type { Limit } from '@paddock/sdk/runtime';
import type { Flood } from './live-reasons.ts';
import type { BudgetKind } from './live-task.ts';
import type { SessionCore } from './session-core.ts';

const HEAP_WARNING_SHARE = 0.8;

interface Finding {
  readonly isOver: boolean;
  /** Only then the next excess is news. */
  readonly hasRecovered: boolean;
  readonly used: string;
  readonly allowed: string;
  readonly words: string;
}

/** Warns when a soft limit is passed: once, until the figure has recovered. */
export class BudgetWatch {
  readonly #core: SessionCore;
  readonly #warned = new Set<BudgetKind>();
  #dropped = { logs: 0, plots: 0 };

  constructor(core: SessionCore) {
    this.#core = core;
  }
  /** Looks at everything after a request; what was flooded beyond its hard limit, if anything. */
  check(levelMs: number, mostOrders: number): Flood | undefined {
    const { ordersPerMinute } = this.#core.budgets;
    this.#cpu(levelMs);
    this.#heap();
    this.#mind('orders', {
      isOver: mostOrders > ordersPerMinute.soft,
      hasRecovered: mostOrders * 2 < ordersPerMinute.soft,
      used: `${mostOrders} in a minute`,
      allowed: both(ordersPerMinute),
      words: 'many orders in one minute of market time',
    });
    const { droppedLogs: logs, droppedPlots: plots } = this.#core.seat.news;
    this.#saying('logs', logs, this.#core.budgets.logsPerMinute);
    this.#saying('plots', plots, this.#core.budgets.plotsPerMinute);
    this.#dropped = { logs, plots };
    return mostOrders > ordersPerMinute.hard ? 'orders' : undefined;
  }
  stateSize(characters: number): void {
    const { stateCharacters } = this.#core.budgets;
    this.#mind('state', {
      isOver: characters > stateCharacters.soft,
      hasRecovered: characters * 2 < stateCharacters.soft,
      used: `${characters} characters`,
      allowed: both(stateCharacters),
      words: 'the saved state is large',
    });
  }
  #cpu(levelMs: number): void {
    const { capMs, warnBelowMs } = this.#core.budgets.cpu;
    this.#mind('cpu', {
      isOver: levelMs < warnBelowMs,
      hasRecovered: levelMs > Math.min(2 * warnBelowMs, capMs),
      used: `${Math.round(capMs - levelMs)} ms`,
      allowed: `${capMs} ms`,
      words: 'little is left in the CPU bucket',
    });
  }
  #heap(): void {
    const { heapBytes, sandbox } = this.#core.seat;
    const most = sandbox.budgets.heapBytes;
    this.#mind('heap', {
      isOver: heapBytes > most * HEAP_WARNING_SHARE,
      hasRecovered: heapBytes * 2 < most,
      used: megabytes(heapBytes),
      allowed: megabytes(most),
      words: 'the strategy keeps much memory',
    });
  }
  #saying(what: 'logs' | 'plots', dropped: number, limit: Limit): void {
    const lines = what === 'logs' ? 'log lines' : 'plot points';
    const before = this.#dropped[what];
    this.#mind(what, {
      isOver: dropped > before,
      hasRecovered: dropped <= before,
      used: `${dropped} dropped so far`,
      allowed: both(limit),
      words: `more ${lines} in one minute than are kept`,
    });
  }
  #mind(budget: BudgetKind, { isOver, hasRecovered, used, allowed, words }: Finding): void {
    if (hasRecovered) this.#warned.delete(budget);
    if (!isOver || this.#warned.has(budget)) return;
    this.#warned.add(budget);
    const { time } = this.#core.judge.engine;
    const message = `${words}: ${used} used, ${allowed} allowed`;
    this.#core.hooks.onWarning?.({ budget, time, used, allowed, message });
    this.#core.hooks.onLogs?.([{ time, level: 'warn', message: `budget: ${message}` }]);
  }
}

const both = ({ soft, hard }: Limit): string => `${soft}, and never more than ${hard}`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
