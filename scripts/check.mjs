// npm run check: types, lint, format, unused code. Runs all four and fails when one of them does.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './build.mjs';

const checks = [
  ['types', 'tsc', ['-b', 'tsconfig.json']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'oxfmt', ['--check']],
  ['unused', 'knip', []],
];
const bin = path.join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
const failed = checks.filter(([name, program, args]) => {
  console.log(`\n${name}: ${program} ${args.join(' ')}`);
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' }).status !== 0;
});
console.log(failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.map(([name]) => name).join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
