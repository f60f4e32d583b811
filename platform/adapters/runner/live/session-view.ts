import type { BudgetView, PositionFacts, ReloadPhase, SessionPhase, SessionView } from './live-task.ts';
import type { SessionCore } from './session-core.ts';

/** A session between two steps, for people. */
export function sessionView(core: SessionCore, phase: SessionPhase, reload: ReloadPhase): SessionView {
  const { judge, seat, source } = core;
  const { engine, rows } = judge;
  const { portfolio } = engine;
  const { news } = seat;
  return {
    phase,
    reload,
    checksum: seat.checksum,
    speed: source.speed,
    rowsDone: core.rowsDone,
    rowsTotal: source.meta.rows,
    stepsDone: core.stepsDone,
    time: engine.time,
    cash: rows.money(portfolio.cash.toBigInt()),
    equity: rows.money(portfolio.exactEquity()),
    positions: portfolio.held.toSorted((a, b) => a - b).map((instrument) => position(core, instrument)),
    openOrders: judge.openOrders(),
    orders: engine.orderCount,
    fills: judge.fills,
    droppedLogs: news.droppedLogs,
    droppedPlots: news.droppedPlots,
    budget: budgetView(core),
    pid: seat.sandbox.pid,
    ...(phase === 'running' && source.next !== undefined && { next: source.next }),
  };
}

function budgetView({ seat, judge, budgets, isMetered }: SessionCore): BudgetView {
  const { sandbox, bucket, heapBytes } = seat;
  const { capMs } = budgets.cpu;
  return {
    cpuLeftMs: isMetered ? Math.max(0, bucket.level(performance.now())) : capMs,
    cpuCapMs: capMs,
    heapBytes,
    heapAllowedBytes: sandbox.budgets.heapBytes,
    rssBytes: sandbox.rssBytes,
    ordersLeft: judge.ordersLeft,
  };
}

function position({ judge }: SessionCore, instrument: number): PositionFacts {
  const { engine, rows } = judge;
  const { portfolio, scale } = engine;
  const { quantity, cost } = portfolio.position(instrument);
  const { symbol, priceDecimals, quantityDecimals } = engine.instruments[instrument] ?? { symbol: '', priceDecimals: 0, quantityDecimals: 0 };
  const mark = portfolio.markUnits(instrument);
  const unrealized = Math.round(mark * quantity - cost);
  return {
    symbol,
    quantity: rows.decimal(BigInt(quantity), quantityDecimals),
    averagePrice: rows.decimal(BigInt(Math.round(cost / quantity)), priceDecimals),
    lastPrice: rows.decimal(BigInt(mark), priceDecimals),
    unrealizedPnl: rows.money(BigInt(unrealized) * BigInt(scale.perNotional[instrument] ?? 0)),
  };
}
