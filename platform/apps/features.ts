import type { DynamicModule, Type } from '@nestjs/common';
import { BacktestsModule } from '../modules/backtests/index.ts';
import { DeploymentsModule } from '../modules/deployments/index.ts';
import { MarketModule } from '../modules/market/index.ts';
import { StrategiesModule } from '../modules/strategies/index.ts';

export type Feature = Type | DynamicModule;

/** What Paddock does for its users, one module per feature; every application is made of these. */
export const features: readonly Feature[] = [StrategiesModule, MarketModule, BacktestsModule, DeploymentsModule];
