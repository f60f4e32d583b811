import type { Instrument } from '../model/index.ts';

/** What this harness needs of the trading core: the engine that backtests run on. */
export interface TradingCore {
  runInProcess(run: {
    readonly strategy: unknown;
    readonly params: Readonly<Record<string, unknown>>;
    readonly instruments: readonly Instrument[];
    readonly data: Float64Array;
    readonly rows: number;
    readonly baseMs: number;
    readonly config: Readonly<Record<string, unknown>>;
    readonly reload?: { readonly steps: number; readonly strategy: unknown; readonly params: Readonly<Record<string, unknown>> };
  }): CoreRun;
}

/** Rows as the core reports them: decimals are texts. */
export interface CoreRun {
  readonly metrics: Readonly<Record<string, string | number | null>>;
  readonly trades: readonly {
    readonly symbol: string;
    readonly side: 'long' | 'short';
    readonly quantity: string;
    readonly entryTime: number;
    readonly entryPrice: string;
    readonly exitTime: number;
    readonly exitPrice: string;
    readonly fees: string;
    readonly pnl: string;
    readonly exitReason?: string;
    readonly bars: number;
  }[];
  readonly openPositions: readonly {
    readonly symbol: string;
    readonly side: 'long' | 'short';
    readonly quantity: string;
    readonly entryTime: number;
    readonly averagePrice: string;
    readonly unrealizedPnl: string;
  }[];
  readonly orders: readonly {
    readonly symbol: string;
    readonly side: 'buy' | 'sell';
    readonly type: string;
    readonly quantity: string;
    readonly limitPrice?: string;
    readonly stopPrice?: string;
    readonly status: string;
    readonly submittedAt: number;
    readonly filledQuantity: string;
    readonly averagePrice?: string;
    readonly reason?: string;
    readonly tag?: string;
  }[];
  readonly fills: readonly {
    readonly symbol: string;
    readonly side: 'buy' | 'sell';
    readonly quantity: string;
    readonly price: string;
    readonly fee: string;
    readonly time: number;
  }[];
  readonly logs: readonly { readonly time: number; readonly level: 'info' | 'warn' | 'error'; readonly message: string }[];
  readonly plots: readonly { readonly time: number; readonly name: string; readonly value: number }[];
  readonly equity: { readonly time: Float64Array; readonly equity: Float64Array };
}

/** A variable, so that the SDK compiles and installs without the platform, which stands above it. */
const specifier: string = '@paddock/platform/core';

export async function loadTradingCore(): Promise<TradingCore> {
  try {
    return (await import(specifier)) as TradingCore;
  } catch (error) {
    throw new Error(
      `runStrategy needs the trading core, and ${specifier} could not be loaded (${error instanceof Error ? error.message : 'unknown'}): install Paddock, or run the spec with "paddock test"`,
      { cause: error },
    );
  }
}
