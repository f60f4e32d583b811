/** When a strategy that was stopped starts again. */
export interface StrikeRules {
  readonly restartMs: number;
  readonly restartMostMs: number;
  /** As many strikes within the window mean quarantine. */
  readonly strikes: number;
}

export type Verdict = { readonly kind: 'restart'; readonly inMs: number } | { readonly kind: 'quarantine' };

/** `strikes` counts those within the window, this one included: 1 s, 2 s, 4 s ... up to the longest wait, then quarantine. */
export function verdictOn(strikes: number, { restartMs, restartMostMs, strikes: most }: StrikeRules): Verdict {
  if (strikes >= most) return { kind: 'quarantine' };
  return { kind: 'restart', inMs: Math.min(restartMs * 2 ** (strikes - 1), restartMostMs) };
}

/** Ends for which the strategy is not to blame: it starts again without a strike. */
const FAULTS_OF_THE_MACHINE: readonly string[] = ['starved', 'start-failed', 'closed', 'platform'];
/** Ends that starting again would only repeat: the data or the code itself is not what it was. */
const FINAL: readonly string[] = ['no-data', 'data', 'symbols', 'too-many-symbols', 'missing', 'integrity', 'parameters'];

export type Blame = 'strategy' | 'machine' | 'final';

export function blameFor(code: string): Blame {
  if (FAULTS_OF_THE_MACHINE.includes(code)) return 'machine';
  return FINAL.includes(code) ? 'final' : 'strategy';
}
