#!/usr/bin/env node
// Starts the command line. In a checkout of Paddock it compiles first what changed, so that it works right after `npm ci`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED_NODE = 24;
const self = fileURLToPath(import.meta.url);
const sdk = path.resolve(path.dirname(self), '..');
const root = path.resolve(sdk, '..');
const program = path.join(sdk, 'dist/cli/main.js');

if (Number(process.versions.node.split('.')[0]) < NEEDED_NODE) useBundledNode();
else await start();

async function start() {
  const script = path.join(root, 'scripts/build.mjs');
  if (fs.existsSync(path.join(sdk, 'cli/main.ts')) && fs.existsSync(script)) await build(script);
  const { main } = await import(pathToFileURL(program).href);
  const interrupt = new AbortController();
  // Once: a second request ends the process as the system does.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupt.abort());
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    signal: interrupt.signal,
  });
}

/** Looking takes a few milliseconds; building is a process of its own, so that its output goes to stderr. */
async function build(script) {
  const { isUpToDate } = await import(pathToFileURL(script).href);
  if (isUpToDate('compile')) return;
  process.stderr.write('paddock: compiling ...\n');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'compile'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (status !== 0) process.exit(1);
}

function useBundledNode() {
  const bundled = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!fs.existsSync(bundled)) {
    console.error(`paddock needs Node ${NEEDED_NODE} or later, this is ${process.versions.node}; run "npm ci" first`);
    process.exit(1);
  }
  const { status, error } = spawnSync(bundled, [self, ...process.argv.slice(2)], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error !== undefined) console.error(`paddock: ${error.message}`);
  process.exitCode = status ?? 1;
}
