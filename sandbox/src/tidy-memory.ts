import { collectOwnGarbage, keepingCode } from './collector.ts';
import type { ChildIsolate } from './child-isolate.ts';
import { nativeCalls } from './native-calls.ts';

/** Collects what the start has used and nobody needs any more: half of what a waiting process would hold. */
export function collectStart(isolate: ChildIsolate): void {
  keepingCode(() => {
    collectOwnGarbage();
    isolate.collectGarbage('thorough');
  });
}

/** Gives freed memory back to the system; the C library keeps it otherwise. Does nothing where Node cannot call that library, or the library is another. */
export function trimMemory(): void {
  try {
    nativeCalls()
      ?.dlopen(null, { malloc_trim: { arguments: ['uint64'], return: 'int32' } })
      .functions.malloc_trim(0n);
  } catch {
    // A C library without it.
  }
}
