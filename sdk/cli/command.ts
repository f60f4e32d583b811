import type { Arguments } from './arguments/arguments.ts';
import type { Terminal } from './terminal.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** May be given more than once. */
  readonly multiple?: boolean;
  /** What stands for the value in the help, e.g. `<file>`. */
  readonly value?: string;
  readonly help: string;
}
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Exit codes of every command. */
export const EXIT = { ok: 0, failed: 1, strategyFailed: 2 } as const;

/** One thing that `paddock` can do. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name, e.g. `<file.ts> [options]`. */
  readonly usage: string;
  readonly options: OptionSpecs;
  readonly details?: string;
  readonly examples: readonly string[];
  /** Returns the exit code; throws UsageError for bad input. */
  run(input: Arguments, terminal: Terminal): Promise<number>;
}
