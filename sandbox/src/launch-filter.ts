import {
  ALLOW,
  answer,
  ARCH_AT,
  assembled,
  EACCES,
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
import { CLONE_NEW, CLONE_THREAD, filterArch, FIRST_MODERN, PLATFORMS, X32_BIT } from './syscall-filter.ts';

/**
 * For a Node that cannot call the kernel by itself (24): a filter that is put on before Node starts. Node still has to load, so programs can be
 * run and files read; all that follows here is denied. Name, number on x64, number on arm64; `-` where a platform has none.
 */
const DENIED = `
  fork 57 -, vfork 58 -, execveat 322 281, socket 41 198, socketpair 53 199, connect 42 203, bind 49 200, listen 50 201, accept 43 202, accept4 288 242,
  sendto 44 206, sendmsg 46 211, sendmmsg 307 269, recvmmsg 299 243, kill 62 129, tkill 200 130, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240,
  pidfd_open 434 434, pidfd_send_signal 424 424, ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, kcmp 312 272,
  mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51, open_tree 428 428, move_mount 429 429, fsopen 430 430, fsconfig 431 431, fsmount 432 432,
  fspick 433 433, unshare 272 97, setns 308 268, name_to_handle_at 303 264, open_by_handle_at 304 265, fanotify_init 300 262,
  bpf 321 280, perf_event_open 298 241, userfaultfd 323 282, io_uring_setup 425 425, io_uring_enter 426 426, io_uring_register 427 427,
  add_key 248 217, request_key 249 218, keyctl 250 219, kexec_load 246 104, kexec_file_load 320 294, init_module 175 105, finit_module 313 273,
  delete_module 176 106, reboot 169 142, swapon 167 224, swapoff 168 225, acct 163 89, quotactl 179 60, syslog 103 116, iopl 172 -, ioperm 173 -,
  modify_ldt 154 -, personality 135 92, settimeofday 164 170, clock_settime 227 112, clock_adjtime 305 266, adjtimex 159 171, sethostname 170 161,
  setdomainname 171 162, shmget 29 194, shmat 30 196, shmctl 31 195, semget 64 190, semop 65 193, semctl 66 191, msgget 68 186, msgsnd 69 189,
  msgrcv 70 188, msgctl 71 187, mq_open 240 180, mq_unlink 241 181, memfd_create 319 279,
  creat 85 -, mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35, rename 82 -, renameat 264 38, renameat2 316 276, link 86 -,
  linkat 265 37, symlink 88 -, symlinkat 266 36, mknod 133 -, mknodat 259 33, truncate 76 45, ftruncate 77 46, fallocate 285 47,
  chmod 90 -, fchmod 91 52, fchmodat 268 53, chown 92 -, lchown 94 -, fchown 93 55, fchownat 260 54, utime 132 -, utimes 235 -, utimensat 280 88,
  setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16,
  setuid 105 146, setgid 106 144, setreuid 113 145, setregid 114 143, setresuid 117 147, setresgid 119 149, setgroups 116 159, setfsuid 122 151,
  setfsgid 123 152, capset 126 91, sched_setaffinity 203 122, sched_setscheduler 144 119, sched_setparam 142 118, sched_setattr 314 274,
  setpriority 141 140, ioprio_set 251 30`;

const OPEN = { x64: [2, 1], arm64: [-1, 1] } as const;
const OPENAT = { x64: [257, 2], arm64: [56, 2] } as const;
const PRLIMIT = { x64: 302, arm64: 261 } as const;
/** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC of both platforms. */
const FOR_WRITING = 0o1103;
const PR_SET_PDEATHSIG = 1;
/** Stands for the id of the process, which only the launcher knows: it puts its own in its place, since it becomes the process. */
const PID = 0x4449_5024;

/** Sets the filter on itself, then becomes the program that follows. Perl is part of every Debian and Ubuntu, and of most others. */
const LAUNCHER = `my ($prctl, $seccomp, $hex, @command) = @ARGV;
my ($filter, $pid) = (pack('H*', $hex), pack('L', $$));
$filter =~ s/\\$PID/$pid/sg;
my $program = pack('Sx6P', length($filter) / 8, $filter);
syscall($prctl, 38, 1, 0, 0, 0) == 0 && syscall($seccomp, 1, 0, $program) == 0 && exec { $command[0] } @command;
exit 126;`;

/** Words that stand before a command and put the filter on; undefined where no numbers are known. */
export function launchFilter(): readonly string[] | undefined {
  const arch = process.platform === 'linux' ? filterArch(process.arch) : undefined;
  if (arch === undefined) return undefined;
  const { prctl, seccomp } = PLATFORMS[arch];
  return ['perl', '-e', LAUNCHER, String(prctl), String(seccomp), program(arch).toString('hex')];
}

function program(arch: 'x64' | 'arm64'): Buffer {
  const { audit, tgkill, prctl, clone } = PLATFORMS[arch];
  const noWriting = [skipUnlessAnyBit(FOR_WRITING, 1), answer(EACCES)];
  return assembled([
    load(ARCH_AT),
    unlessArch(audit),
    answer(KILL),
    load(NUMBER_AT),
    skipUnlessAtLeast(X32_BIT, 1),
    answer(KILL),
    skipUnlessAtLeast(FIRST_MODERN, 1),
    answer(ENOSYS),
    ...denied(arch).flatMap((number) => [skipUnlessEqual(number, 1), answer(EPERM)]),
    ...when(tgkill, [skipUnlessEqual(PID, 1), answer(ALLOW)]),
    ...when(prctl, [skipUnlessEqual(PR_SET_PDEATHSIG, 1), answer(EPERM)], { otherwise: ALLOW }),
    ...when(clone, [skipUnlessAnyBit(CLONE_NEW, 1), answer(EPERM), skipUnlessAnyBit(CLONE_THREAD, 1), answer(ALLOW)]),
    ...when(PRLIMIT[arch], [skipUnlessEqual(0, 1), answer(ALLOW)]),
    ...[OPEN[arch], OPENAT[arch]].flatMap(([number, argument]) => (number < 0 ? [] : when(number, noWriting, { argument, otherwise: ALLOW }))),
    answer(ALLOW),
  ]);
}

function denied(arch: 'x64' | 'arm64'): readonly number[] {
  const column = arch === 'x64' ? 1 : 2;
  return DENIED.split(',')
    .map((row) => row.trim().split(' ')[column])
    .filter((number) => number !== '-')
    .map(Number);
}
