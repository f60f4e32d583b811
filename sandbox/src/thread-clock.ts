import { nativeCalls } from './native-calls.ts';

const CLOCK_THREAD_CPUTIME_ID = 3;
const CLOCK_GETTIME = { arguments: ['int32', 'pointer'], return: 'int32' } as const;
const US_PER_SECOND = 1_000_000;
const US_PER_MS = 1_000;
const NS_PER_US = 1_000;

/**
 * Microseconds that the thread of the caller has computed, from any start; what it waited for a free processor does not count. Where the C
 * library cannot be asked it is the time that has passed, which counts that too: Node's own figures are only as fine as the kernel's tick of
 * some milliseconds. Make it early: afterwards it works without any right.
 */
export function threadClock(): () => number {
  const ffi = process.platform === 'linux' ? nativeCalls() : undefined;
  if (ffi === undefined) return () => performance.now() * US_PER_MS;
  const time = new BigInt64Array(2);
  const address = ffi.getRawPointer(time.buffer);
  const { clock_gettime: read } = ffi.dlopen(null, { clock_gettime: CLOCK_GETTIME }).functions;
  return () => {
    read(CLOCK_THREAD_CPUTIME_ID, address);
    return Number(time[0]) * US_PER_SECOND + Number(time[1]) / NS_PER_US;
  };
}
