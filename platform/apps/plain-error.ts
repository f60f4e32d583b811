import { endProcess } from './end-process.ts';

/** Something the person who starts Paddock can act on: shown without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** Ends the process with a message; details only for what nobody expected. */
export function exitWith(error: unknown): void {
  if (error instanceof PlainError) console.error(`\n${error.message}\n`);
  else console.error('\nPaddock could not start.\n', error);
  endProcess(1);
}
