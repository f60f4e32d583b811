import type { StrategyMetadata } from '@paddock/sdk/runtime';
import type { StrategyBundle } from '@paddock/sandbox';

/** The source of a strategy as a user sends it. */
export interface StrategyUpload {
  readonly source?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** A .tar or .tgz of the files, in base64. */
  readonly archive?: string;
  readonly entry?: string;
}

/** A strategy that has passed the gate. */
export interface PreparedStrategy {
  readonly metadata: StrategyMetadata;
  /** SHA-256 of the bundle's code. */
  readonly checksum: string;
  readonly bundle: StrategyBundle;
}
