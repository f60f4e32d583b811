// Bundles the guest image, the one script that every isolate starts with, into platform/dist/guest/image.js.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outfile = here('../../dist/guest/image.js');
const roots = ['./guest', '../../core', '../../../sdk/src', '../../../sandbox/src/guest'].map(here);

const newest = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .reduce(
      (time, entry) => (entry.isFile() && entry.name.endsWith('.ts') ? Math.max(time, fs.statSync(`${entry.parentPath}/${entry.name}`).mtimeMs) : time),
      0,
    );
const built = fs.statSync(outfile, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (built < Math.max(...roots.map(newest), fs.statSync(fileURLToPath(import.meta.url)).mtimeMs)) {
  await build({
    entryPoints: [here('./guest/main.ts')],
    outfile,
    bundle: true,
    format: 'iife',
    platform: 'neutral',
    target: 'es2023',
    conditions: ['source'],
    // Class and function names stand in the reasons that authors read.
    keepNames: false,
    legalComments: 'none',
  });
}
