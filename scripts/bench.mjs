// npm run bench: builds, then runs every benchmark in platform/bench, or those whose name contains an argument.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build, root } from './build.mjs';

await build();
const folder = path.join(root, 'platform/bench');
const wanted = process.argv.slice(2);
const present = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => /\.bench\.(ts|mjs)$/.test(name)) : [];
const files = present.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word))).toSorted();
if (files.length === 0) console.error(`No benchmark in platform/bench${wanted.length > 0 ? ` matches ${wanted.join(', ')}` : ''}`);
const failed = files.filter((name) => {
  console.log(`\n== ${name}`);
  return spawnSync(process.execPath, [path.join(folder, name)], { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.exitCode = files.length > 0 && failed.length === 0 ? 0 : 1;
