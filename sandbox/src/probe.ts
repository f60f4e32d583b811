import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createConnection } from 'node:net';
import { Worker } from 'node:worker_threads';
import { CHILD_ENVIRONMENT } from './child-environment.ts';
import { HEADER_BYTES, ReplyKind, USAGE_BYTES, writeHeader } from './frames.ts';
import { lockDown } from './lock-down.ts';
import { nativeCalls } from './native-calls.ts';
import { openSystemCalls } from './probe-calls.ts';

export type ProbedState = 'open' | 'closed';

/** Runs in place of the runner, started exactly like it, and tries what is forbidden. What succeeds is told as `open`. */
export type ProbeReport = Readonly<Record<'files' | 'writing' | 'processes' | 'threads' | 'network' | 'environment', ProbedState>> & {
  /** Names of the forbidden system calls that the kernel served all the same; undefined where they cannot be tried. */
  readonly openCalls: readonly string[] | undefined;
};

const NETWORK_PATIENCE_MS = 1_000;

function attempt(action: () => unknown): ProbedState {
  try {
    return action() === false ? 'closed' : 'open';
  } catch {
    return 'closed';
  }
}

/** A refused connection still means that the network is there; an unreachable one, or a denied call, means that it is not. */
function network(done: (state: ProbedState) => void): void {
  try {
    const socket = createConnection({ host: '127.0.0.1', port: 9 });
    socket.setTimeout(NETWORK_PATIENCE_MS, () => done('closed'));
    socket.on('connect', () => done('open'));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED' ? 'open' : 'closed'));
  } catch {
    done('closed');
  }
}

network((state) => {
  const tried = {
    files: attempt(() => readFileSync('/etc/passwd')),
    writing: attempt(() => writeFileSync('/tmp/paddock-probe', '')),
    processes: attempt(() => spawnSync('true').status === 0),
    threads: attempt(() => new Worker('', { eval: true })),
    network: state,
    environment: Object.keys(process.env).every((name) => Object.hasOwn(CHILD_ENVIRONMENT, name)) ? 'closed' : 'open',
  } as const;
  const ffi = nativeCalls();
  const isLocked = lockDown();
  const report: ProbeReport = { ...tried, openCalls: isLocked && ffi !== undefined ? openSystemCalls(ffi) : undefined };
  const body = Buffer.from(JSON.stringify(report));
  const head = Buffer.alloc(HEADER_BYTES + USAGE_BYTES);
  writeHeader(head, { payloadBytes: USAGE_BYTES + body.length, kind: ReplyKind.hello, sequence: 0 });
  writeSync(3, Buffer.concat([head, body]));
  // Locked down, the event loop is not to be gone back to.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
});
