import {
  ALLOW,
  answer,
  ARCH_AT,
  assembled,
  ENOSYS,
  EPERM,
  KILL,
  load,
  NUMBER_AT,
  skipUnlessAnyBit,
  skipUnlessAtLeast,
  skipUnlessEqual,
  unlessArch,
  when,
} from './bpf.ts';

/**
 * A program for the kernel (classic BPF, seccomp(2)) that lets a sandbox process do what a loaded runner does, and nothing else: read and write
 * what is open, manage its own memory and threads, tell the time, end. No file, program, process or socket can be opened any more.
 */
export interface FilterTarget {
  readonly arch: 'x64' | 'arm64';
  /** The process itself: the only one that it may signal (the engine aborts by a signal). */
  readonly pid: number;
}

export interface Platform {
  /** AUDIT_ARCH_* of linux/audit.h. */
  readonly audit: number;
  readonly prctl: number;
  readonly seccomp: number;
  readonly clone: number;
  readonly tgkill: number;
  readonly exitGroup: number;
  readonly allowed: readonly number[];
}

/** Names by the numbers of asm/unistd_64.h and asm-generic/unistd.h. -1: not on that platform. */
const ALLOWED: Readonly<Record<string, readonly [x64: number, arm64: number]>> = {
  read: [0, 63],
  write: [1, 64],
  close: [3, 57],
  fstat: [5, 80],
  poll: [7, -1],
  ppoll: [271, 73],
  lseek: [8, 62],
  pread64: [17, 67],
  readv: [19, 65],
  writev: [20, 66],
  mmap: [9, 222],
  mprotect: [10, 226],
  pkey_mprotect: [329, 288],
  munmap: [11, 215],
  mremap: [25, 216],
  madvise: [28, 233],
  brk: [12, 214],
  membarrier: [324, 283],
  rt_sigaction: [13, 134],
  rt_sigprocmask: [14, 135],
  rt_sigreturn: [15, 139],
  sigaltstack: [131, 132],
  restart_syscall: [219, 128],
  futex: [202, 98],
  set_robust_list: [273, 99],
  set_tid_address: [218, 96],
  rseq: [334, 293],
  sched_yield: [24, 124],
  sched_getaffinity: [204, 123],
  sched_getparam: [143, 121],
  sched_getscheduler: [145, 120],
  getcpu: [309, 168],
  nanosleep: [35, 101],
  clock_nanosleep: [230, 115],
  clock_gettime: [228, 113],
  clock_getres: [229, 114],
  gettimeofday: [96, 169],
  getrandom: [318, 278],
  getrusage: [98, 165],
  sysinfo: [99, 179],
  getpid: [39, 172],
  gettid: [186, 178],
  epoll_wait: [232, -1],
  epoll_pwait: [281, 22],
  epoll_ctl: [233, 21],
  exit: [60, 93],
  exit_group: [231, 94],
};

export const PLATFORMS: Readonly<Record<FilterTarget['arch'], Platform>> = {
  x64: { audit: 0xc000_003e, prctl: 157, seccomp: 317, clone: 56, tgkill: 234, exitGroup: 231, allowed: numbers(0) },
  arm64: { audit: 0xc000_00b7, prctl: 167, seccomp: 277, clone: 220, tgkill: 131, exitGroup: 94, allowed: numbers(1) },
};

/** clone3 and everything newer: libraries fall back to older calls, whose arguments can be judged. The numbers are the same on all platforms. */
export const FIRST_MODERN = 435;
export const X32_BIT = 0x4000_0000;
const PR_SET_NAME = 15;
export const CLONE_THREAD = 0x0001_0000;
/** New namespaces of every kind. */
export const CLONE_NEW = 0x7e02_0080;

/** Numbers of the calls that install the program, and of the one that ends a process. */
export function installCalls(arch: FilterTarget['arch']): Pick<Platform, 'prctl' | 'seccomp' | 'exitGroup'> {
  return PLATFORMS[arch];
}

/** The platforms whose numbers are known. */
export function filterArch(arch: string): FilterTarget['arch'] | undefined {
  return arch === 'x64' || arch === 'arm64' ? arch : undefined;
}

/** The program as the kernel takes it: an array of `struct sock_filter`. Calls of a foreign architecture end the process. */
export function syscallFilter({ arch, pid }: FilterTarget): Buffer {
  const platform = PLATFORMS[arch];
  return assembled([
    load(ARCH_AT),
    unlessArch(platform.audit),
    answer(KILL),
    load(NUMBER_AT),
    skipUnlessAtLeast(X32_BIT, 1),
    answer(KILL),
    skipUnlessAtLeast(FIRST_MODERN, 1),
    answer(ENOSYS),
    ...platform.allowed.flatMap((number) => [skipUnlessEqual(number, 1), answer(ALLOW)]),
    ...when(platform.tgkill, [skipUnlessEqual(pid, 1), answer(ALLOW)]),
    ...when(platform.prctl, [skipUnlessEqual(PR_SET_NAME, 1), answer(ALLOW)]),
    ...when(platform.clone, [skipUnlessAnyBit(CLONE_NEW, 1), answer(EPERM), skipUnlessAnyBit(CLONE_THREAD, 1), answer(ALLOW)]),
    answer(EPERM),
  ]);
}

function numbers(column: 0 | 1): readonly number[] {
  return Object.values(ALLOWED)
    .map((row) => row[column])
    .filter((number) => number >= 0);
}
