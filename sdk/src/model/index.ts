export type { Instrument } from './instrument.ts';
export type { Bar, BarSnapshot } from './bar.ts';
export type { BookLevel, BookUpdate, Quote, Trade } from './ticks.ts';
export type { BracketOptions, Fill, OcoLeg, Order, OrderOptions, OrderStatus, OrderType, ReplaceOptions, Side, TimeInForce } from './order.ts';
export type { Position } from './position.ts';
