import { Access1763600000000 } from './1763600000000-access.ts';
import { Strategies1763600100000 } from './1763600100000-strategies.ts';
import { Market1763600200000 } from './1763600200000-market.ts';
import { Backtests1763600300000 } from './1763600300000-backtests.ts';
import { BacktestFaults1763600500000 } from './1763600500000-backtest-faults.ts';
import { Standings1763700000000 } from './1763700000000-standings.ts';
import { Deployments1763800000000 } from './1763800000000-deployments.ts';
import { Budgets1763800100000 } from './1763800100000-budgets.ts';
import { BacktestProfile1763900000000 } from './1763900000000-backtest-profile.ts';
import { SupersededReloads1764000000000 } from './1764000000000-superseded-reloads.ts';

/** Every step of the schema in order. A step that has been released never changes; add a later one. */
export const migrations = [
  Access1763600000000,
  Strategies1763600100000,
  Market1763600200000,
  Backtests1763600300000,
  BacktestFaults1763600500000,
  Standings1763700000000,
  Deployments1763800000000,
  Budgets1763800100000,
  BacktestProfile1763900000000,
  SupersededReloads1764000000000,
];
