import type { BacktestSettings } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
import type { Terminal } from '../terminal.ts';

/** What the user asked to run, read and checked. */
export interface RunOrder {
  /** A source file, a folder with a strategy, or `name@version`. */
  readonly strategy: string;
  /** Files, folders or datasets. */
  readonly data: readonly string[];
  readonly settings: BacktestSettings;
  readonly input: Arguments;
  readonly terminal: Terminal;
}

/** `sma-crossover` and `sma-crossover@1.2.0` name a published strategy, everything else a file. */
export const isPublishedName = (strategy: string): boolean => /^[a-z][a-z0-9-]{0,62}(@[0-9A-Za-z.+-]+)?$/.test(strategy);
