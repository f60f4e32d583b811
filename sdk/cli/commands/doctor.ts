import type { Arguments } from '../arguments/arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { strategyFile } from '../init/templates.ts';
import { loadLocalEngine } from '../local-engine.ts';
import { namedServer, SERVER_OPTIONS } from '../server/server-client.ts';
import { print, type Terminal } from '../terminal.ts';

const LEAST_NODE = 24;

export const doctor: Command = {
  name: 'doctor',
  summary: 'say whether everything that Paddock needs works here',
  usage: '[options]',
  options: SERVER_OPTIONS,
  examples: ['paddock doctor', 'paddock doctor --server http://127.0.0.1:4000'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  input.none();
  const checks = [
    ['node', async () => checkNode()],
    ['sandbox', async () => checkSandbox(terminal)],
    ['containment', async () => checkContainment(terminal)],
    ['server', async () => checkServer(input, terminal)],
  ] as const;
  let isFine = true;
  for (const [name, look] of checks) {
    const { ok, text } = await look().catch((error: unknown) => ({ ok: false, text: error instanceof Error ? error.message : String(error) }));
    if (!ok) isFine = false;
    print(terminal, `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(11)}  ${text}`);
  }
  return isFine ? EXIT.ok : EXIT.failed;
}

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

function checkNode(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= LEAST_NODE;
  return { ok, text: `${process.version} on ${process.platform}-${process.arch}${ok ? '' : `; needs ${LEAST_NODE} or later`}` };
}

async function checkSandbox(terminal: Terminal): Promise<Finding> {
  const engine = await loadLocalEngine();
  const strategy = { files: { 'strategy.ts': strategyFile({ name: 'doctor', sdk: '' }) }, entry: 'strategy.ts' };
  const { status, reason, wallMs } = await engine.check({ strategy }, { signal: terminal.signal });
  return { ok: status === 'ok', text: status === 'ok' ? `ran a strategy in its own process (${Math.round(wallMs)} ms)` : reason };
}

/** Missing layers are told with their remedy; only a level below PADDOCK_CONTAINMENT_MIN is a failure. */
async function checkContainment(terminal: Terminal): Promise<Finding> {
  const engine = await loadLocalEngine();
  const { level, layers } = await engine.containment();
  const required = Number(terminal.env['PADDOCK_CONTAINMENT_MIN'] ?? 0);
  const lines = layers.map(({ name, active, detail }) => `\n        ${active ? 'has ' : 'lacks'}  ${name}: ${detail}`);
  const minimum = required === 0 ? '' : `; PADDOCK_CONTAINMENT_MIN asks for ${required}`;
  return { ok: level >= required, text: `level ${level} of 3${minimum}${lines.join('')}` };
}

async function checkServer(input: Arguments, terminal: Terminal): Promise<Finding> {
  const server = namedServer(input, terminal);
  if (server === undefined) return { ok: true, text: 'none named (--server or PADDOCK_SERVER)' };
  const { username } = await server.get<{ readonly username: string }>('/auth/me');
  return { ok: true, text: `${server.address}, signed in as ${username}` };
}
