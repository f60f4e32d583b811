// npm run check: types, lint, format, unused code. Runs them all and fails when one of them does.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './build.mjs';

const checks = [
  { name: 'types', command: 'tsc -b tsconfig.json' },
  { name: 'types of specs', command: 'tsc -p tsconfig.specs.json' },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings' },
  { name: 'format', command: 'oxfmt --check' },
  { name: 'unused', command: 'knip' },
];
const bin = path.join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
const failed = checks.filter(({ name, command }) => {
  console.log(`\n${name}: ${command}`);
  const [program, ...args] = command.split(' ');
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' }).status !== 0;
});
console.log(failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
