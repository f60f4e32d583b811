// Compiles what changed since the last build: types and servers, the guest image, the page. A no-op takes a few milliseconds.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './build-lock.mjs';
import { compressPage } from './compress-page.mjs';
import { sourceStamp } from './source-stamp.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const common = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
/** The scripts that every isolate starts with. */
const images = ['platform/adapters/runner/build-guest.mjs', 'sandbox/build-image.mjs'];

const steps = [
  {
    name: 'compile',
    outputs: ['platform/dist/apps/main.js'],
    stamp: 'platform/dist/.compiled',
    inputs: [...common, 'sdk', 'sandbox', 'plugins', 'migrations', 'platform'],
    run: compile,
  },
  {
    name: 'page',
    outputs: ['ui/dist/index.html'],
    stamp: 'ui/dist/.built',
    inputs: [...common, 'ui', 'sdk/src'],
    run: buildPage,
    needs: 'ui/index.html',
  },
];

/** Brings all steps up to date, or only those that are named, side by side; ends this process when one fails. Two builds of a checkout take turns. */
export async function build(...names) {
  if (isUpToDate(...names)) return;
  await alone(root, async () => {
    const stale = chosen(names).filter((step) => !isCurrent(step));
    // The page's editor and the compiler both need the SDK's declarations.
    if (stale.length > 0) await tool('tsc', ['-b', 'sdk']);
    await Promise.all(stale.map(run));
  }).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
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

function isCurrent({ outputs, stamp, inputs }) {
  const last = path.join(root, stamp);
  return outputs.every((output) => fs.existsSync(path.join(root, output))) && fs.existsSync(last) && fs.readFileSync(last, 'utf8') === stampOf(inputs);
}

async function run(step) {
  const started = performance.now();
  const current = stampOf(step.inputs);
  await step.run();
  fs.writeFileSync(path.join(root, step.stamp), current);
  console.log(`built: ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const stampOf = (inputs) => sourceStamp(inputs.map((input) => path.join(root, input)));

async function compile() {
  await tool('tsc', ['-b', 'tsconfig.json']);
  for (const image of images) if (fs.existsSync(path.join(root, image))) await tool(process.execPath, [image]);
}

async function buildPage() {
  await tool('vite', ['build', '--logLevel', 'warn'], 'ui');
  await compressPage(path.join(root, 'ui/dist'));
}

/** Runs a program of node_modules/.bin, or of a full path; rejects when it fails. */
function tool(name, args, folder = '.') {
  const bin = path.join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: path.join(root, folder), stdio: 'inherit', env, shell: process.platform === 'win32' });
    child.once('error', (error) => reject(new Error(`${name} could not run: ${error.message}. Run "npm ci" first.`)));
    child.once('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(`${name} ${args.join(' ')} failed (${signal ?? code})`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(...process.argv.slice(2));
