import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

/** A program that was started, as its parent holds it. */
export interface RunningProgram {
  /** -1 when it could not be started. */
  readonly pid: number;
  /** The other end of its fd 3. */
  readonly channel: Socket;
  /** Hears once how it ended: a signal name, `code N`, or why it could not be started. */
  whenEnded(tell: (how: string) => void): void;
  /** Whether it keeps the parent's event loop alive. */
  hold(alive: boolean): void;
  /** Ends it and whatever it has started. */
  kill(): void;
}

/** A program that Node has started, with fd 3 as a pipe and a process group of its own. */
export function startedByNode(child: ChildProcess): RunningProgram {
  // A process that could not be started for want of descriptors has none of its own.
  const stdio = child.stdio as ChildProcess['stdio'] | undefined;
  const channel = stdio?.[3] instanceof Socket ? stdio[3] : new Socket();
  const pid = child.pid ?? -1;
  return {
    pid,
    channel,
    whenEnded: (tell) => {
      child.on('error', (error) => tell(error.message));
      child.on('exit', (code, signal) => tell(signal ?? `code ${code}`));
    },
    hold: (alive) => {
      for (const held of [child, channel]) held[alive ? 'ref' : 'unref']();
    },
    kill: () => {
      killGroup(pid);
      child.kill('SIGKILL');
    },
  };
}

/** Ends a process that was started with a group of its own, and whatever it started. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined || pid <= 1) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
