export interface Shortcut {
  /** Keys as typed, one after another, e.g. `g s`. */
  readonly keys: string;
  readonly label: string;
}

export const SHORTCUTS = [
  { keys: 'g b', label: 'Go to backtests' },
  { keys: 'g l', label: 'Go to deployments' },
  { keys: 'g s', label: 'Go to strategies' },
  { keys: 'g d', label: 'Go to datasets' },
  { keys: 'n', label: 'New backtest' },
  { keys: '/', label: 'Focus the search' },
  { keys: '?', label: 'Show this help' },
] as const satisfies readonly Shortcut[];

export type ShortcutKeys = (typeof SHORTCUTS)[number]['keys'];

export interface KeyStep {
  /** Keys typed so far that begin a shortcut. */
  readonly pending: string;
  readonly hit?: ShortcutKeys;
}

/** One more key: completes a shortcut, begins one, or neither. */
export function stepKeys(pending: string, key: string): KeyStep {
  for (const typed of pending === '' ? [key] : [`${pending} ${key}`, key]) {
    const hit = SHORTCUTS.find((shortcut) => shortcut.keys === typed);
    if (hit) return { pending: '', hit: hit.keys };
    if (SHORTCUTS.some((shortcut) => shortcut.keys.startsWith(`${typed} `))) return { pending: typed };
  }
  return { pending: '' };
}
