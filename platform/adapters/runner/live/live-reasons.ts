import type { StopReason } from '@paddock/platform/core';
import type { LiveBudgets } from './live-budgets.ts';

/** Why a session stops, or a reload is refused, beyond what the sandbox itself says. */
export function cpuBudgetStop({ cpu }: LiveBudgets, levelMs: number): StopReason {
  return {
    code: 'cpu-budget',
    message: 'The strategy used more CPU time over the last minutes than flows into its bucket and was stopped.',
    used: `${Math.round(cpu.capMs - levelMs)} ms of the bucket`,
    allowed: `${cpu.capMs} ms, refilled with ${cpu.refillMsPerSecond} ms per second`,
    advice: 'Do less on each bar, or watch this.budget.cpu and skip optional work while it is low.',
  };
}

export type Flood = 'orders' | 'logs' | 'plots';

export function floodStop(flood: Flood, budgets: LiveBudgets): StopReason {
  const words = { orders: 'orders', logs: 'log lines', plots: 'plot points' } satisfies Record<Flood, string>;
  const codes = { orders: 'order-flood', logs: 'log-flood', plots: 'plot-flood' } satisfies Record<Flood, string>;
  const limits = { orders: budgets.ordersPerMinute, logs: budgets.logsPerMinute, plots: budgets.plotsPerMinute };
  const { hard } = limits[flood];
  return {
    code: codes[flood],
    message: `The strategy asked for more ${words[flood]} than one minute of market time may have and was stopped.`,
    used: `more than ${hard} in a minute`,
    allowed: `${hard} in a minute`,
    advice: `this.budget.${flood} tells how many are left; look for a loop that places them again and again.`,
  };
}

export function integrityStop(detail: string): StopReason {
  return {
    code: 'integrity',
    message: `The run is not trusted: ${detail}.`,
    advice: 'The code changed what the platform relies on. If it does nothing unusual, report this as a bug of Paddock.',
  };
}

export function refusedReload(message: string, advice: string): StopReason {
  return { code: 'reload-refused', message, advice };
}

/** What `save`, `load` or `migrate` said: their own code, so that a page can point at them. */
export function stateStop(stop: StopReason): StopReason {
  return stop.message.startsWith('StateError') ? { ...stop, code: 'state' } : stop;
}
