import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createConnection } from 'node:net';
import { Worker } from 'node:worker_threads';
import { HEADER_BYTES, ReplyKind, USAGE_BYTES, writeHeader } from './frames.ts';

/** Runs in place of the runner, started exactly like it, and tries what is forbidden. What succeeds is told as `open`. */
export type ProbeReport = Readonly<Record<'files' | 'writing' | 'processes' | 'threads' | 'network' | 'environment', 'open' | 'closed'>>;

const NETWORK_PATIENCE_MS = 1_000;

function attempt(action: () => unknown): 'open' | 'closed' {
  try {
    return action() === false ? 'closed' : 'open';
  } catch {
    return 'closed';
  }
}

/** A refused connection still means that the network is there; an unreachable one, or a denied call, means that it is not. */
function network(done: (state: 'open' | 'closed') => void): void {
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
  const report: ProbeReport = {
    files: attempt(() => readFileSync('/etc/passwd')),
    writing: attempt(() => writeFileSync('/tmp/paddock-probe', '')),
    processes: attempt(() => spawnSync('true').status === 0),
    threads: attempt(() => new Worker('', { eval: true })),
    network: state,
    environment: Object.keys(process.env).every((name) => ['TZ', 'LANG'].includes(name)) ? 'closed' : 'open',
  };
  const body = Buffer.from(JSON.stringify(report));
  const head = Buffer.alloc(HEADER_BYTES + USAGE_BYTES);
  writeHeader(head, { payloadBytes: USAGE_BYTES + body.length, kind: ReplyKind.hello, sequence: 0 });
  writeSync(3, Buffer.concat([head, body]));
  setInterval(() => {}, 60_000);
});
