// Compiles what changed since the last build: types and servers, the guest image, the page. A no-op takes a few milliseconds.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './build-lock.mjs';
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

/** Brings all steps up to date, or only those that are named. Two builds at a time take turns. */
export function build(...names) {
  for (const step of chosen(names)) if (!isCurrent(step)) alone(root, () => isCurrent(step) || run(step));
}

/** True when `build` with the same names would do nothing. */
export function isUpToDate(...names) {
  return chosen(names).every(isCurrent);
}

function chosen(names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`unknown build step "${unknown}"; valid: ${steps.map((step) => step.name).join(', ')}`);
  return steps.filter(({ name, needs }) => (names.length === 0 || names.includes(name)) && (needs === undefined || fs.existsSync(path.join(root, needs))));
}

function isCurrent({ output, stamp, inputs }) {
  const last = path.join(root, stamp);
  return fs.existsSync(path.join(root, output)) && fs.existsSync(last) && fs.readFileSync(last, 'utf8') === stampOf(inputs);
}

function run(step) {
  const started = performance.now();
  const current = stampOf(step.inputs);
  step.run();
  fs.writeFileSync(path.join(root, step.stamp), current);
  console.log(`built: ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const stampOf = (inputs) => sourceStamp(inputs.map((input) => path.join(root, input)));

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

if (process.argv[1] === fileURLToPath(import.meta.url)) build(...process.argv.slice(2));
