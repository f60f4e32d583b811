// Compiles what changed since the last build: types and servers, the guest image, the page. A no-op takes a few milliseconds.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceStamp } from './source-stamp.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const common = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
const guest = 'platform/adapters/runner/build-guest.mjs';

const steps = [
  {
    name: 'compile',
    output: 'platform/dist/apps/main.js',
    stamp: 'platform/dist/.compiled',
    inputs: [...common, 'sdk', 'sandbox', 'plugins', 'migrations', 'platform'],
    run: compile,
  },
  { name: 'page', output: 'ui/dist/index.html', stamp: 'ui/dist/.built', inputs: [...common, 'ui', 'sdk/src'], run: buildPage, needs: 'ui/index.html' },
];

export function build() {
  for (const step of steps) if (step.needs === undefined || fs.existsSync(path.join(root, step.needs))) bringUpToDate(step);
}

function bringUpToDate({ name, output, stamp, inputs, run }) {
  const current = sourceStamp(inputs.map((input) => path.join(root, input)));
  const last = path.join(root, stamp);
  if (fs.existsSync(path.join(root, output)) && fs.existsSync(last) && fs.readFileSync(last, 'utf8') === current) return;
  const started = performance.now();
  run();
  fs.writeFileSync(last, current);
  console.log(`built: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

function compile() {
  tool('tsc', ['-b', 'tsconfig.json']);
  if (fs.existsSync(path.join(root, guest))) tool(process.execPath, [guest]);
}

function buildPage() {
  tool('vite', ['build', '--logLevel', 'warn'], 'ui');
}

/** Runs a program of node_modules/.bin (or a full path) and ends this process when it fails. */
export function tool(name, args, folder = '.') {
  const bin = path.join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  const result = spawnSync(name, args, { cwd: path.join(root, folder), stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (result.error !== undefined) console.error(`${name} could not run: ${result.error.message}. Run "npm ci" first.`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
