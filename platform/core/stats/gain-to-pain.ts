import { ratio } from './ratio.ts';

export interface GainAndPain {
  /** Gain to pain: sum(r) / sum(abs(r < 0)). Null without a losing period. */
  readonly gainToPain: number | null;
  /** Profit factor of returns: sum(r > 0) / sum(abs(r < 0)). Null without a losing period. */
  readonly periodProfitFactor: number | null;
  /** Win rate of periods: count(r > 0) / count(r != 0). Null when nothing moved. */
  readonly periodWinRate: number | null;
  readonly bestPeriod: number | null;
  readonly worstPeriod: number | null;
}

/** Gains against losses of the periods, in one pass. */
export function gainAndPain(returns: Float64Array): GainAndPain {
  let gains = 0;
  let losses = 0;
  let winners = 0;
  let losers = 0;
  let best = -Infinity;
  let worst = Infinity;
  for (const value of returns) {
    if (value > best) best = value;
    if (value < worst) worst = value;
    if (value > 0) {
      gains += value;
      winners++;
    } else if (value < 0) {
      losses -= value;
      losers++;
    }
  }
  return {
    gainToPain: ratio(gains - losses, losses),
    periodProfitFactor: ratio(gains, losses),
    periodWinRate: ratio(winners, winners + losers),
    bestPeriod: returns.length === 0 ? null : best,
    worstPeriod: returns.length === 0 ? null : worst,
  };
}
