import { nativeCalls } from './native-calls.ts';
import { filterArch, installCalls, syscallFilter } from './syscall-filter.ts';

const SET_NO_NEW_PRIVS = 38n;
const SET_MODE_FILTER = 1n;
/** The program holds for all threads of the process, those that run already included. */
const ALL_THREADS = 1n;
const LONG = 'int64';
const SYSCALL = { arguments: [LONG, LONG, LONG, LONG, LONG, LONG, LONG], return: LONG } as const;

let end = (code: number): never => process.exit(code);

/**
 * Gives away, for good, every system call that a loaded runner does not need. Nothing that runs later in this process can undo it.
 * False where that is not possible; the parent looks for itself.
 */
export function lockDown(): boolean {
  const arch = process.platform === 'linux' ? filterArch(process.arch) : undefined;
  const ffi = arch === undefined ? undefined : nativeCalls();
  if (arch === undefined || ffi === undefined) return false;
  const { syscall } = ffi.dlopen(null, { syscall: SYSCALL }).functions;
  const { prctl, seccomp, exitGroup } = installCalls(arch);
  const filter = syscallFilter({ arch, pid: process.pid });
  // struct sock_fprog: how many instructions of eight bytes, and where they are.
  const program = Buffer.alloc(16);
  program.writeUInt16LE(filter.length / 8, 0);
  program.writeBigUInt64LE(ffi.getRawPointer(filter), 8);
  syscall(BigInt(prctl), SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n, 0n);
  const isInstalled = syscall(BigInt(seccomp), SET_MODE_FILTER, ALL_THREADS, ffi.getRawPointer(program), 0n, 0n, 0n) === 0n;
  // Node tidies up with calls that are denied now, and would abort over them: the kernel ends the process at once.
  if (isInstalled) end = (code) => (syscall(BigInt(exitGroup), BigInt(code), 0n, 0n, 0n, 0n, 0n), process.exit(code));
  return isInstalled;
}

/** Ends this process, locked down or not. */
export function endProcess(code: number): never {
  return end(code);
}
