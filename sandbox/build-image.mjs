// Bundles the guest image for sandboxes without a platform, one script, into dist/guest/standalone-image.js.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('./src/guest/standalone/main.ts')],
  outfile: here('./dist/guest/standalone-image.js'),
  bundle: true,
  format: 'iife',
  platform: 'neutral',
  target: 'es2023',
  conditions: ['source'],
  legalComments: 'none',
});
