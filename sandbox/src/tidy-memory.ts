import { collectOwnGarbage, keepingCode } from './collector.ts';
import type { ChildIsolate } from './child-isolate.ts';
import { nativeCalls } from './native-calls.ts';

/** Gives back to the system what the start has used and nobody needs any more: half of what a waiting process would hold. */
export function tidyMemory(isolate: ChildIsolate): void {
  keepingCode(() => {
    collectOwnGarbage();
    isolate.collectGarbage();
  });
  trimMemory();
}

/** Freed memory, which the C library keeps otherwise. Does nothing where Node cannot call that library, or the library is another. */
function trimMemory(): void {
  try {
    nativeCalls()
      ?.dlopen(null, { malloc_trim: { arguments: ['uint64'], return: 'int32' } })
      .functions.malloc_trim(0n);
  } catch {
    // A C library without it.
  }
}
