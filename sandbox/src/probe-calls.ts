import type * as Ffi from 'node:ffi';
import { filterArch } from './syscall-filter.ts';

interface Attempt {
  readonly x64: number;
  readonly arm64: number;
  /** Text is passed as the address of it. */
  readonly arguments: readonly (bigint | string)[];
}

const NULL = 0n;
const NO_FILE = -1n;
const AT_CWD = -100n;
const UNIX = 1n;
const INTERNET = 2n;
const STREAM = 1n;
const PASSWD = '/etc/passwd';
const NOWHERE = '/nonexistent/paddock-probe';
const OWN = BigInt(process.pid);
const PARENT = BigInt(process.ppid);

/** EPERM, EACCES, ENOSYS: the answers of a closed door. Any other error means that the kernel had looked at the arguments. */
const DENIED = [1, 13, 38];

/** Each call with arguments that do no harm where it is open: they fail on their own, or ask about ourselves. */
const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  openat: { x64: 257, arm64: 56, arguments: [AT_CWD, PASSWD, NULL] },
  openat2: { x64: 437, arm64: 437, arguments: [AT_CWD, PASSWD, NULL, 0n] },
  unlinkat: { x64: 263, arm64: 35, arguments: [AT_CWD, NOWHERE, 0n] },
  mkdirat: { x64: 258, arm64: 34, arguments: [AT_CWD, NOWHERE, 0n] },
  execve: { x64: 59, arm64: 221, arguments: [NULL, NULL, NULL] },
  socket: { x64: 41, arm64: 198, arguments: [INTERNET, STREAM, 0n] },
  'socket (unix)': { x64: 41, arm64: 198, arguments: [UNIX, STREAM, 0n] },
  connect: { x64: 42, arm64: 203, arguments: [NO_FILE, NULL, 0n] },
  bind: { x64: 49, arm64: 200, arguments: [NO_FILE, NULL, 0n] },
  listen: { x64: 50, arm64: 201, arguments: [NO_FILE, 1n] },
  accept: { x64: 43, arm64: 202, arguments: [NO_FILE, NULL, NULL] },
  sendmsg: { x64: 46, arm64: 211, arguments: [NO_FILE, NULL, 0n] },
  sendmmsg: { x64: 307, arm64: 269, arguments: [NO_FILE, NULL, 0n, 0n] },
  kill: { x64: 62, arm64: 129, arguments: [PARENT, 0n] },
  tgkill: { x64: 234, arm64: 131, arguments: [PARENT, PARENT, 0n] },
  ptrace: { x64: 101, arm64: 117, arguments: [NO_FILE, 0n, 0n, 0n] },
  process_vm_readv: { x64: 310, arm64: 270, arguments: [OWN, NULL, 0n, NULL, 0n, 0n] },
  process_vm_writev: { x64: 311, arm64: 271, arguments: [OWN, NULL, 0n, NULL, 0n, 0n] },
  pidfd_open: { x64: 434, arm64: 434, arguments: [OWN, 0n] },
  mount: { x64: 165, arm64: 40, arguments: [NULL, NOWHERE, NULL, 0n, NULL] },
  umount2: { x64: 166, arm64: 39, arguments: [NOWHERE, 0n] },
  pivot_root: { x64: 155, arm64: 41, arguments: [NOWHERE, NOWHERE] },
  unshare: { x64: 272, arm64: 97, arguments: [0n] },
  setns: { x64: 308, arm64: 268, arguments: [NO_FILE, 0n] },
  clone3: { x64: 435, arm64: 435, arguments: [NULL, 0n] },
  bpf: { x64: 321, arm64: 280, arguments: [9_999n, NULL, 0n] },
  io_uring_setup: { x64: 425, arm64: 425, arguments: [0n, NULL] },
  io_uring_enter: { x64: 426, arm64: 426, arguments: [NO_FILE, 0n, 0n, 0n, NULL, 0n] },
  add_key: { x64: 248, arm64: 217, arguments: [NULL, NULL, NULL, 0n, 0n] },
  keyctl: { x64: 250, arm64: 219, arguments: [9_999n] },
  kexec_load: { x64: 246, arm64: 104, arguments: [0n, NO_FILE, NULL, 0n] },
  init_module: { x64: 175, arm64: 105, arguments: [NULL, 0n, NULL] },
  finit_module: { x64: 313, arm64: 273, arguments: [NO_FILE, NULL, 0n] },
  perf_event_open: { x64: 298, arm64: 241, arguments: [NULL, 0n, NO_FILE, NO_FILE, 0n] },
  userfaultfd: { x64: 323, arm64: 282, arguments: [NO_FILE] },
  shmget: { x64: 29, arm64: 194, arguments: [0n, 0n, 0n] },
  memfd_create: { x64: 319, arm64: 279, arguments: [NULL, 0n] },
  setuid: { x64: 105, arm64: 146, arguments: [NO_FILE] },
  prlimit64: { x64: 302, arm64: 261, arguments: [PARENT, 7n, NULL, NULL] },
};

/** The attempts with the numbers of one platform; none where no numbers are known. */
export function attemptsFor(platform: string): Readonly<Record<string, { readonly number: number; readonly arguments: Attempt['arguments'] }>> {
  const arch = filterArch(platform);
  if (arch === undefined) return {};
  return Object.fromEntries(Object.entries(ATTEMPTS).map(([name, attempt]) => [name, { number: attempt[arch], arguments: attempt.arguments }]));
}

const LONG = 'int64';
const CALLS = {
  syscall: { arguments: [LONG, LONG, LONG, LONG, LONG, LONG, LONG], return: LONG },
  __errno_location: { return: 'uint64' },
} as const;

/** Names of the calls that were not denied. */
export function openSystemCalls(ffi: typeof Ffi): readonly string[] {
  const { functions } = ffi.dlopen(null, CALLS);
  const errnoAt = functions.__errno_location();
  const texts: Buffer[] = [];
  const address = (value: string): bigint => {
    const bytes = Buffer.from(`${value}\0`);
    texts.push(bytes);
    return ffi.getRawPointer(bytes);
  };
  return Object.entries(attemptsFor(process.arch)).flatMap(([name, { number, arguments: given }]) => {
    const [a = NULL, b = NULL, c = NULL, d = NULL, e = NULL, f = NULL] = given.map((value) => (typeof value === 'string' ? address(value) : value));
    const result = functions.syscall(BigInt(number), a, b, c, d, e, f);
    return result === -1n && DENIED.includes(ffi.getInt32(errnoAt)) ? [] : [name];
  });
}
