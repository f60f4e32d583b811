/** The user asked for something that cannot be done as written: one line on stderr, exit code 1. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}
