import { existsSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchFilter } from './launch-filter.ts';
import type { RunningProgram } from './running-program.ts';
import { bestStarter, startProgram, succeeds } from './start-program.ts';
import type { Starter } from './start-program.ts';
import { filterArch } from './syscall-filter.ts';

/** How children are started on this machine. Every part that is missing lowers the containment level, none stops the start. */
export interface LaunchPlan {
  readonly node: string;
  readonly child: string;
  /** `setpriv` gives: dies with its parent, no new privileges. */
  readonly setpriv: boolean;
  /** Arguments of `unshare` that give a child no network, no shared memory and no host name of others; undefined where that is not allowed. */
  readonly unshare: readonly string[] | undefined;
  readonly prlimit: boolean;
  /** Who filters system calls, if the kernel lets them: the runner itself once it is loaded, or a launcher before Node starts. */
  readonly filter: 'runner' | 'launcher' | undefined;
  /** First of the range of user ids that children get, one each; undefined when the parent is not root or others cannot read the code. */
  readonly firstUid: number | undefined;
  readonly starter: Starter;
}

export interface LaunchOptions {
  /** Descriptor of the feed window for fd 4. */
  readonly windowFd: number | undefined;
  /** Descriptor of the marker page for fd 5. */
  readonly markerFd?: number | undefined;
  readonly jitless: boolean;
  /** Whether the child may start the thread of a sampler. */
  readonly profiles?: boolean;
  /** Another program in place of the runner. */
  readonly child?: string;
}

export interface Launched {
  readonly program: RunningProgram;
  /** User id that only this child has. */
  readonly uid: number | undefined;
}

const FIRST_UID = 210_000;
const UID_RANGE = 4_096;
const DIES_WITH_PARENT = ['--pdeathsig', 'SIGKILL', '--no-new-privs'];
const NAMESPACES = ['--net', '--ipc', '--uts'];
const FFI = process.allowedNodeEnvironmentFlags.has('--allow-ffi');
const READ_BY_OTHERS = 0o4;
const ENTER_BY_OTHERS = 0o1;
const here = dirname(fileURLToPath(import.meta.url));

let plan: LaunchPlan | undefined;
let launched = 0;

/** Finds out once what this machine offers. */
export function launchPlan(): LaunchPlan {
  plan ??= findPlan();
  return plan;
}

function findPlan(): LaunchPlan {
  const firstUid = process.getuid?.() === 0 && neededPaths().every(isOpenToOthers) && hasUsers() ? FIRST_UID : undefined;
  const runs = (command: string, args: readonly string[]): boolean => succeeds([command, ...args, 'true'], firstUid);
  return {
    node: process.execPath,
    child: builtFile('child.cjs'),
    setpriv: runs('setpriv', DIES_WITH_PARENT),
    unshare: [['--user', ...NAMESPACES], NAMESPACES].find((args) => runs('unshare', args)),
    filter: filterArch(process.arch) === undefined || process.platform !== 'linux' ? undefined : FFI ? 'runner' : runs(...launcher()) ? 'launcher' : undefined,
    prlimit: runs('prlimit', ['--nofile=64']),
    firstUid,
    starter: bestStarter(firstUid),
  };
}

function launcher(): [string, readonly string[]] {
  const [command = 'false', ...args] = launchFilter() ?? [];
  return [command, args];
}

/** A program of this package as built, found from the sources too. */
export function builtFile(name: string): string {
  const own = join(here, name);
  const built = existsSync(own) ? own : join(here, '..', 'dist', name);
  if (!existsSync(built)) throw new Error(`the sandbox is not built: ${built} is missing; run "npm run build"`);
  return realpathSync(built);
}

/** Command and arguments that run Node in a process that dies with its parent and gains no privileges, where the machine can do that. */
export function commandOf(nodeArgs: readonly string[], options: { readonly namespaces: boolean; readonly filter?: boolean }): [string, string[]] {
  return contained([launchPlan().node, ...nodeArgs], options);
}

/** The filter comes last, since the layers before it need what it denies. */
export function contained(command: readonly string[], options: { readonly namespaces: boolean; readonly filter?: boolean }): [string, string[]] {
  const { setpriv, unshare, node, filter } = launchPlan();
  const words = [...command];
  if (options.filter === true && filter === 'launcher') words.unshift(...(launchFilter() ?? []));
  if (setpriv) words.unshift('setpriv', ...DIES_WITH_PARENT);
  if (options.namespaces && unshare !== undefined) words.unshift('unshare', ...unshare);
  return [words[0] ?? node, words.slice(1)];
}

/** Starts one child with nothing but fd 3, the window on fd 4 and the marker on fd 5. */
export function launch(options: LaunchOptions, starter = launchPlan().starter): Launched {
  const { child: runner, firstUid } = launchPlan();
  const program = options.child ?? runner;
  const [command, args] = commandOf(
    [...nodeFlags(runner, options.jitless), ...(options.profiles === true ? ['--allow-worker'] : []), `--allow-fs-read=${dirname(program)}${sep}`, program],
    { namespaces: true, filter: true },
  );
  launched += 1;
  const uid = firstUid === undefined ? undefined : firstUid + (launched % UID_RANGE);
  return { program: startProgram({ words: [command, ...args], uid, descriptors: [options.windowFd, options.markerFd] }, starter), uid };
}

/** Flags of a child: no snapshot (isolated-vm needs that), no debugger signal, and Node's own permission model as a seat belt. */
function nodeFlags(child: string, jitless: boolean): string[] {
  return [
    '--no-node-snapshot',
    '--disable-sigusr1',
    '--disable-proto=delete',
    '--max-old-space-size=128',
    '--stack-size=984',
    // Small heaps: to wake threads, and to wait until each of them gets a processor, takes longer than their share of the work.
    '--single-threaded-gc',
    ...(jitless ? ['--jitless'] : []),
    '--permission',
    '--allow-addons',
    // Only until the runner has locked itself down.
    ...(FFI ? ['--allow-ffi'] : []),
    ...readablePaths(child).map((path) => `--allow-fs-read=${path}`),
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
  ];
}

/** The runner's own code, isolated-vm, and the file that node-gyp-build looks at to tell musl from glibc. */
function readablePaths(child: string): string[] {
  const isolatedVm = createRequire(child).resolve('isolated-vm/package.json');
  const gypBuild = createRequire(isolatedVm).resolve('node-gyp-build/package.json');
  const folders = [dirname(child), dirname(isolatedVm), dirname(gypBuild)].map((folder) => folder + sep);
  return [...folders, join(dirname(child), '..', 'package.json'), '/etc/alpine-release'];
}

/** A container may know only some user ids. */
function hasUsers(): boolean {
  return [FIRST_UID - 1, FIRST_UID + UID_RANGE].every((uid) => succeeds(['true'], uid));
}

function neededPaths(): string[] {
  const child = builtFile('child.cjs');
  return [process.execPath, child, createRequire(child).resolve('isolated-vm/package.json')];
}

/** Whether any user may read the file and enter every folder on the way to it. */
function isOpenToOthers(path: string): boolean {
  const file = realpathSync(path);
  for (let at = file; ; at = dirname(at)) {
    const needed = at === file ? READ_BY_OTHERS : ENTER_BY_OTHERS;
    if ((statSync(at).mode & needed) !== needed) return false;
    if (dirname(at) === at) return true;
  }
}
