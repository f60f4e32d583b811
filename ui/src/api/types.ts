/** The wire types of /api/v1. Money, prices and quantities are decimal strings; times are epoch milliseconds UTC. */
export type * from './types/access.ts';
export type * from './types/backtests.ts';
export type * from './types/datasets.ts';
export type * from './types/health.ts';
export type * from './types/reports.ts';
export type * from './types/strategies.ts';
export type * from './types/wire.ts';
export type * from './types/figures.ts';
