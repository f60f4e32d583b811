import { MinuteCount, type JournalLimits, type Limit, type RunJournal, type StrategyBudget } from '@paddock/sdk/runtime';

/** What a run without an end may do in a minute of market time, and hand over. */
export interface MirrorLimits extends JournalLimits {
  readonly ordersPerMinute: Limit;
  readonly stateCharacters: number;
}

/** What is left of the budgets that the host measures. */
export interface BudgetLevels {
  readonly cpu: number;
  readonly cpuMs: number;
  readonly memory: number;
}

/** Shows a strategy what is left: the host's levels as of the last request, its own counts as of now. */
export class BudgetMeter {
  readonly budget: StrategyBudget;
  readonly orders: MinuteCount;
  levels: BudgetLevels = { cpu: 1, cpuMs: 0, memory: 1 };

  constructor(limits: MirrorLimits, journal: RunJournal, now: () => number) {
    this.orders = new MinuteCount(limits.ordersPerMinute);
    this.budget = Object.freeze(this.#view(journal, now));
  }
  #view({ logMinute, plotMinute }: RunJournal, now: () => number): StrategyBudget {
    const levels = (): BudgetLevels => this.levels;
    const { orders } = this;
    return {
      get cpu() {
        return levels().cpu;
      },
      get cpuMs() {
        return levels().cpuMs;
      },
      get memory() {
        return levels().memory;
      },
      get orders() {
        return orders.left(now());
      },
      get logs() {
        return logMinute?.left(now()) ?? Number.POSITIVE_INFINITY;
      },
      get plots() {
        return plotMinute?.left(now()) ?? Number.POSITIVE_INFINITY;
      },
    };
  }
}
