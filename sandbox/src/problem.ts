/** Why the publish gate refuses something, with its place in the author's source. Line and column count from 1. */
export interface Problem {
  /** `limit`, `import`, `syntax`, `forbidden`, or `TS` and a number. */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
