import { nativeCalls } from './native-calls.ts';

/**
 * Gives memory that the start has freed back to the system: a third of what a waiting process would hold. The C library keeps it otherwise.
 * Does nothing where Node cannot call that library, or the library is another.
 */
export function trimMemory(): void {
  try {
    nativeCalls()
      ?.dlopen(null, { malloc_trim: { arguments: ['uint64'], return: 'int32' } })
      .functions.malloc_trim(0n);
  } catch {
    // A C library without it.
  }
}
