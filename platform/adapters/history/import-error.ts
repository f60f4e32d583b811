/** The input as a whole cannot be read: wrong format, missing columns, ambiguous dates. The message says what to change. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
