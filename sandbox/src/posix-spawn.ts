import { closeSync, constants } from 'node:fs';
import { constants as os, devNull } from 'node:os';
import { nativeCalls } from './native-calls.ts';

export interface SpawnRequest {
  /** Program, found in the PATH of the parent, and its arguments. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Descriptors that become fd 4, 5 and so on; undefined ones are the null device. */
  readonly descriptors: readonly (number | undefined)[];
}

export interface Spawned {
  readonly pid: number;
  /** The parent's end of fd 3, a stream socket. */
  readonly channelFd: number;
}

interface Start {
  /** What the child's descriptors 0, 1 and so on will be. */
  readonly descriptors: readonly (number | undefined)[];
  readonly program: string;
  readonly argv: Buffer;
  readonly envp: Buffer;
}

export interface PosixSpawn {
  /** Starts a program in a session of its own, in the folder `/`, its signals as they are by default; undefined when the system refuses. */
  readonly spawn: (request: SpawnRequest) => Spawned | undefined;
  /** How a child has ended, told once: a signal name or `code N`; undefined while it runs. */
  readonly endOf: (pid: number) => string | undefined;
}

// Values of sys/socket.h, spawn.h and wait.h, the same in both C libraries and on both platforms.
const AF_UNIX = 1;
const SOCK_STREAM_CLOEXEC = 0o2_000_001;
const SETSIGDEF_SETSIGMASK_SETSID = 0x8c;
const EBADF = os.errno.EBADF;
const WNOHANG = 1;
/** More than the structures of any C library take. */
const STRUCTURE_BYTES = 1_024;
const POINTER_BYTES = 8;
const SIGNAL_BITS = 0x7f;

const INT = 'int32';
const POINTER = 'pointer';
const CALLS = {
  socketpair: { arguments: [INT, INT, INT, POINTER], return: INT },
  posix_spawn_file_actions_init: { arguments: [POINTER], return: INT },
  posix_spawn_file_actions_adddup2: { arguments: [POINTER, INT, INT], return: INT },
  posix_spawn_file_actions_addopen: { arguments: [POINTER, INT, POINTER, INT, INT], return: INT },
  posix_spawn_file_actions_addchdir_np: { arguments: [POINTER, POINTER], return: INT },
  posix_spawn_file_actions_destroy: { arguments: [POINTER], return: INT },
  posix_spawnattr_init: { arguments: [POINTER], return: INT },
  posix_spawnattr_setflags: { arguments: [POINTER, 'int16'], return: INT },
  posix_spawnattr_setsigdefault: { arguments: [POINTER, POINTER], return: INT },
  posix_spawnattr_setsigmask: { arguments: [POINTER, POINTER], return: INT },
  posix_spawnattr_destroy: { arguments: [POINTER], return: INT },
  posix_spawnp: { arguments: [POINTER, POINTER, POINTER, POINTER, POINTER, POINTER], return: INT },
  waitpid: { arguments: [INT, POINTER, INT], return: INT },
} as const;

/** Since glibc 2.34; other code in the parent may have opened files that are kept by default. */
const CLOSE_FROM = { posix_spawn_file_actions_addclosefrom_np: { arguments: [POINTER, INT], return: INT } } as const;

type Ffi = NonNullable<ReturnType<typeof nativeCalls>>;
type Calls = ReturnType<typeof boundTo>;

interface Library {
  readonly calls: Calls;
  readonly closeFrom: ReturnType<typeof closeFromOf> | undefined;
}

let known: { readonly spawn: PosixSpawn | undefined } | undefined;

/**
 * posix_spawn(3) of the C library. Node itself forks: the kernel then copies the page tables of the parent, 10 to 25 ms for a large one in which
 * nothing else goes on. Undefined where the library cannot be called.
 */
export function posixSpawn(): PosixSpawn | undefined {
  known ??= { spawn: made() };
  return known.spawn;
}

function made(): PosixSpawn | undefined {
  const ffi = process.platform === 'linux' ? nativeCalls() : undefined;
  if (ffi === undefined) return undefined;
  const calls = ifThere(() => boundTo(ffi));
  if (calls === undefined) return undefined;
  const library = { calls, closeFrom: ifThere(() => closeFromOf(ffi)) };
  return { spawn: (request) => ifThere(() => spawn(library, ffi.getRawPointer, request)), endOf: (pid) => endOf(calls, pid) };
}

/** C libraries differ in what they offer, and so may releases of Node that still try out how to call them. */
function ifThere<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

function boundTo(ffi: Ffi) {
  return ffi.dlopen(null, CALLS).functions;
}

function closeFromOf(ffi: Ffi) {
  return ffi.dlopen(null, CLOSE_FROM).functions.posix_spawn_file_actions_addclosefrom_np;
}

function spawn(library: Library, addressOf: (bytes: Buffer) => bigint, { words, env, descriptors }: SpawnRequest): Spawned | undefined {
  const pair = new Int32Array(2);
  if (library.calls.socketpair(AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair) !== 0) return undefined;
  const [channelFd = -1, childFd = -1] = pair;
  const pid = new Int32Array(1);
  let error = EBADF;
  try {
    error = start(library, pid, {
      descriptors: [undefined, undefined, undefined, childFd, ...descriptors],
      program: words[0] ?? '',
      argv: stringList(words, addressOf),
      envp: stringList(
        Object.entries(env).map(([name, value]) => `${name}=${value}`),
        addressOf,
      ),
    });
  } finally {
    closeSync(childFd);
    if (error !== 0) closeSync(channelFd);
  }
  return error === 0 ? { pid: pid[0] ?? -1, channelFd } : undefined;
}

/** The number of the first error; 0 when the program runs. */
function start({ calls, closeFrom }: Library, pid: Int32Array, { descriptors, program, argv, envp }: Start): number {
  // One that is a target too would be overwritten before it is copied.
  if (descriptors.some((fd) => fd !== undefined && fd < descriptors.length)) return EBADF;
  const actions = Buffer.alloc(STRUCTURE_BYTES);
  const attributes = Buffer.alloc(STRUCTURE_BYTES);
  const errors = [
    calls.posix_spawn_file_actions_init(actions),
    ...descriptors.map((source, target) =>
      source === undefined
        ? calls.posix_spawn_file_actions_addopen(actions, target, devNull, constants.O_RDWR, 0)
        : calls.posix_spawn_file_actions_adddup2(actions, source, target),
    ),
    closeFrom?.(actions, descriptors.length) ?? 0,
    calls.posix_spawn_file_actions_addchdir_np(actions, '/'),
    calls.posix_spawnattr_init(attributes),
    calls.posix_spawnattr_setflags(attributes, SETSIGDEF_SETSIGMASK_SETSID),
    calls.posix_spawnattr_setsigdefault(attributes, Buffer.alloc(STRUCTURE_BYTES, 0xff)),
    calls.posix_spawnattr_setsigmask(attributes, Buffer.alloc(STRUCTURE_BYTES)),
  ];
  const error = errors.find((each) => each !== 0) ?? calls.posix_spawnp(pid, program, actions, attributes, argv, envp);
  calls.posix_spawn_file_actions_destroy(actions);
  calls.posix_spawnattr_destroy(attributes);
  return error;
}

/** A list of strings as C knows it, with its text behind it: both live as long as the list. */
function stringList(words: readonly string[], addressOf: (bytes: Buffer) => bigint): Buffer {
  const texts = words.map((word) => Buffer.from(`${word}\0`));
  const list = Buffer.concat([Buffer.alloc((words.length + 1) * POINTER_BYTES), ...texts]);
  let address = addressOf(list) + BigInt((words.length + 1) * POINTER_BYTES);
  for (const [index, text] of texts.entries()) {
    list.writeBigUInt64LE(address, index * POINTER_BYTES);
    address += BigInt(text.length);
  }
  return list;
}

function endOf(calls: Calls, pid: number): string | undefined {
  const status = new Int32Array(1);
  const found = calls.waitpid(pid, status, WNOHANG);
  if (found === 0) return undefined;
  if (found !== pid) return 'an end that nobody saw';
  const [how = 0] = status;
  const signal = how & SIGNAL_BITS;
  return signal === 0 ? `code ${(how >> 8) & 0xff}` : (Object.entries(os.signals).find(([, number]) => number === signal)?.[0] ?? `signal ${signal}`);
}
