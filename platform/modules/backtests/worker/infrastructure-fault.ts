import type { StopReason } from '@paddock/platform/core';

/** A run that ended early through no fault of its strategy: worth another attempt. */
export class MachineFault extends Error {
  override readonly name = 'MachineFault';
  readonly stop: StopReason;

  constructor(stop: StopReason) {
    super(stop.message);
    this.stop = stop;
  }
}

const ADVICE =
  'This is not the fault of the strategy: retry the backtest. When it fails again, ask whoever runs Paddock; the log of the worker has the details.';

/** Why Paddock gave a run up; `fault` is what went wrong last, where a worker lived to see it. */
export function infrastructureFault(message: string, fault?: unknown): StopReason {
  const told = { code: 'infrastructure', message: `Paddock could not run this backtest. ${message}` };
  if (!(fault instanceof MachineFault)) return { ...told, advice: ADVICE };
  const { used, advice = ADVICE } = fault.stop;
  return { ...told, ...(used !== undefined && { used }), advice };
}
