import type { Flood } from './live-reasons.ts';
import type { BudgetKind, BudgetWarning } from './live-task.ts';
import type { SessionCore } from './session-core.ts';

const HEAP_WARNING_SHARE = 0.8;

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
    const { budgets, seat } = this.#core;
    const { cpu, ordersPerMinute } = budgets;
    this.#mind('cpu', levelMs < cpu.warnBelowMs, levelMs > 2 * cpu.warnBelowMs, `${Math.round(cpu.capMs - levelMs)} ms`, `${cpu.capMs} ms`, 'less than a quarter of the CPU bucket is left');
    this.#mind('orders', mostOrders > ordersPerMinute.soft, mostOrders * 2 < ordersPerMinute.soft, `${mostOrders} in a minute`, `${ordersPerMinute.soft}, and never more than ${ordersPerMinute.hard}`, 'many orders in one minute of market time');
    const heapAllowed = seat.sandbox.budgets.heapBytes * HEAP_WARNING_SHARE;
    this.#mind('heap', seat.heapBytes > heapAllowed, seat.heapBytes * 2 < heapAllowed, megabytes(seat.heapBytes), megabytes(seat.sandbox.budgets.heapBytes), 'the strategy keeps much memory');
    this.#mindDropped();
    return mostOrders > ordersPerMinute.hard ? 'orders' : undefined;
  }
  stateSize(characters: number): void {
    const { soft, hard } = this.#core.budgets.stateCharacters;
    this.#mind('state', characters > soft, characters * 2 < soft, `${characters} characters`, `${soft}, and never more than ${hard}`, 'the saved state is large');
  }
  #mindDropped(): void {
    const { news } = this.#core.seat;
    const { logsPerMinute, plotsPerMinute } = this.#core.budgets;
    const { droppedLogs: logs, droppedPlots: plots } = news;
    this.#mind('logs', logs > this.#dropped.logs, logs === this.#dropped.logs, `${logs} lines were dropped so far`, `${logsPerMinute.soft} in a minute`, 'more log lines than are kept');
    this.#mind('plots', plots > this.#dropped.plots, plots === this.#dropped.plots, `${plots} points were dropped so far`, `${plotsPerMinute.soft} in a minute`, 'more plot points than are kept');
    this.#dropped = { logs, plots };
  }
  #mind(budget: BudgetKind, isOver: boolean, hasRecovered: boolean, used: string, allowed: string, words: string): void {
    if (hasRecovered) this.#warned.delete(budget);
    if (!isOver || this.#warned.has(budget)) return;
    this.#warned.add(budget);
    const { time } = this.#core.judge.engine;
    const warning: BudgetWarning = { budget, time, used, allowed, message: `${words}: ${used} used, ${allowed} allowed` };
    this.#core.hooks.onWarning?.(warning);
    this.#core.hooks.onLogs?.([{ time, level: 'warn', message: `budget: ${warning.message}` }]);
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
