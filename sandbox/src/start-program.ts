import { spawn, spawnSync } from 'node:child_process';
import { CHILD_ENVIRONMENT } from './child-environment.ts';
import { NativeProgram } from './native-program.ts';
import { posixSpawn } from './posix-spawn.ts';
import { startedByNode } from './running-program.ts';
import type { RunningProgram } from './running-program.ts';

/** Who starts processes: the C library, which takes a parent of any size the same moment, or Node, which copies the parent's page tables. */
export type Starter = 'library' | 'node';

export interface ProgramStart {
  /** The program and its arguments. */
  readonly words: readonly string[];
  /** The user it runs as, and the group of the same number; undefined: the parent's. */
  readonly uid?: number | undefined;
  /** Descriptors of the parent that become fd 4, 5 and so on. */
  readonly descriptors?: readonly (number | undefined)[];
}

/** The quicker one that this machine has. */
export function bestStarter(uid: number | undefined): Starter {
  if (posixSpawn() === undefined) return 'node';
  if (uid === undefined) return 'library';
  return succeeds([...becoming(uid), 'true']) ? 'library' : 'node';
}

/** Whether a program can be run here, as that user, and likes it. */
export function succeeds([command = '', ...args]: readonly string[], uid?: number): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 2_000, cwd: '/', ...asUser(uid) }).status === 0;
}

/**
 * Starts a program with a channel on fd 3, no terminal, nearly no environment, and a process group of its own. The library leaves it no other
 * descriptor; started by Node it keeps those that other code has opened to be kept.
 */
export function startProgram(start: ProgramStart, starter: Starter): RunningProgram {
  // Where the library fails Node tries, and has the words for what went wrong.
  return (starter === 'library' ? startByLibrary(start) : undefined) ?? startByNode(start);
}

/** Runs a program to its end, which is forced when it takes longer. */
export function runProgram(start: ProgramStart, starter: Starter, patienceMs: number): Promise<void> {
  const program = startProgram(start, starter);
  program.channel.on('error', () => undefined).resume();
  return new Promise((resolve) => {
    const deadline = setTimeout(() => program.kill(), patienceMs);
    program.whenEnded(() => {
      clearTimeout(deadline);
      program.channel.destroy();
      resolve();
    });
  });
}

function startByLibrary({ words, uid, descriptors = [] }: ProgramStart): RunningProgram | undefined {
  const library = posixSpawn();
  const spawned = library?.spawn({ words: uid === undefined ? words : [...becoming(uid), ...words], env: CHILD_ENVIRONMENT, descriptors });
  return library === undefined || spawned === undefined ? undefined : new NativeProgram(spawned, library.endOf);
}

function startByNode({ words: [command = '', ...args], uid, descriptors = [] }: ProgramStart): RunningProgram {
  return startedByNode(
    spawn(command, args, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', ...descriptors.map((fd) => fd ?? 'ignore')],
      env: CHILD_ENVIRONMENT,
      cwd: '/',
      detached: true,
      ...asUser(uid),
    }),
  );
}

/** The words before a command that make it another user's, as `asUser` does. */
function becoming(uid: number): readonly string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
}

/** Spawn options that run something as that user. */
export function asUser(uid: number | undefined): { uid?: number; gid?: number } {
  return uid === undefined ? {} : { uid, gid: uid };
}
