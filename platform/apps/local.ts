import { containment } from '@paddock/sandbox';
import type { LocalEngine } from '@paddock/sdk/local';
import { checkStrategy } from './local/check-strategy.ts';
import { inspectData } from './local/inspect-data.ts';
import { backtest } from './local/local-backtest.ts';

/** What the command line does without a server. Loads neither Nest nor the database. */
export const localEngine: LocalEngine = { backtest, check: checkStrategy, inspectData, containment };
