import type { TradeRow } from '../backtest/result.ts';
import { Excursions } from './excursions.ts';
import type { ExcursionStatistics } from './excursions.ts';
import { spreadOrZero } from './moments.ts';
import { ratio } from './ratio.ts';
import { Streaks } from './streaks.ts';

/** P&L is net of all costs; a trade runs from flat to flat unless lots are tracked. Open positions are not trades. */
export interface TradeStatistics extends ExcursionStatistics {
  /** Number of closed trades N. */
  readonly trades: number;
  /** Sum of the P&L of the closed trades. */
  readonly netProfit: number;
  /** W = wins / N; a trade of exactly zero counts in N only. */
  readonly winRate: number | null;
  /** Sum of wins / abs(sum of losses); null without a loss. */
  readonly profitFactor: number | null;
  /** Mean P&L per trade, money. */
  readonly expectancy: number | null;
  /** Mean win / abs(mean loss). */
  readonly payoff: number | null;
  /** System quality number: sqrt(N) mean / sd (ddof 1). */
  readonly sqn: number | null;
  /** The same with sqrt(min(N, 100)). */
  readonly sqn100: number | null;
  /** Kelly fraction: W - (1 - W) / payoff. */
  readonly kelly: number | null;
  readonly averageWin: number | null;
  readonly averageLoss: number | null;
  readonly largestWin: number | null;
  readonly largestLoss: number | null;
  readonly longestWinStreak: number;
  readonly longestLossStreak: number;
  readonly averageBarsHeld: number | null;
}

/** Trade statistics in one pass over the rows. */
export function tradeStatistics(trades: readonly TradeRow[]): TradeStatistics {
  const tally = new TradeTally();
  for (const trade of trades) tally.add(trade);
  return tally.statistics();
}

class TradeTally {
  readonly #streaks = new Streaks();
  readonly #excursions = new Excursions();
  #count = 0;
  #wins = 0;
  #won = 0;
  #losses = 0;
  #lost = 0;
  #largestWin = 0;
  #largestLoss = 0;
  #bars = 0;
  /** Welford's running mean and sum of squared deviations. */
  #mean = 0;
  #squares = 0;

  add(trade: TradeRow): void {
    const pnl = Number(trade.pnl);
    if (!Number.isFinite(pnl)) throw new RangeError(`trade P&L ${JSON.stringify(trade.pnl)} of ${trade.symbol} is not a number`);
    this.#count++;
    const deviation = pnl - this.#mean;
    this.#mean += deviation / this.#count;
    this.#squares += deviation * (pnl - this.#mean);
    if (pnl > 0) {
      this.#wins++;
      this.#won += pnl;
      this.#largestWin = Math.max(this.#largestWin, pnl);
    } else if (pnl < 0) {
      this.#losses++;
      this.#lost += pnl;
      this.#largestLoss = Math.min(this.#largestLoss, pnl);
    }
    this.#bars += trade.bars;
    this.#streaks.add(pnl);
    this.#excursions.add(trade);
  }

  statistics(): TradeStatistics {
    const count = this.#count;
    const netProfit = this.#won + this.#lost;
    const expectancy = ratio(netProfit, count);
    const winRate = ratio(this.#wins, count);
    const averageWin = ratio(this.#won, this.#wins);
    const averageLoss = ratio(this.#lost, this.#losses);
    const payoff = averageWin === null || averageLoss === null ? null : ratio(averageWin, -averageLoss);
    const sd = this.#spread();
    return {
      trades: count,
      netProfit,
      winRate,
      profitFactor: ratio(this.#won, -this.#lost),
      expectancy,
      payoff,
      sqn: expectancy === null ? null : ratio(Math.sqrt(count) * expectancy, sd),
      sqn100: expectancy === null ? null : ratio(Math.sqrt(Math.min(count, 100)) * expectancy, sd),
      kelly: winRate === null || payoff === null ? null : winRate - (1 - winRate) / payoff,
      averageWin,
      averageLoss,
      largestWin: this.#wins === 0 ? null : this.#largestWin,
      largestLoss: this.#losses === 0 ? null : this.#largestLoss,
      longestWinStreak: this.#streaks.longestWin,
      longestLossStreak: this.#streaks.longestLoss,
      averageBarsHeld: ratio(this.#bars, count),
      ...this.#excursions.statistics(),
    };
  }

  /** sd with ddof 1; zero where it is only the rounding of equal amounts. */
  #spread(): number {
    const sd = Math.sqrt(this.#squares / (this.#count - 1));
    return Math.abs(this.#mean) * 1e-13 > sd ? 0 : spreadOrZero(sd);
  }
}
