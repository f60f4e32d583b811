// Bundles what each sandbox process loads: the runner, and the guest image for sandboxes without a platform, one script each.
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

// One CommonJS file: a process that loads no modules and starts no module loader holds a megabyte less.
await build({
  entryPoints: ['child', 'cache-maker'].map((name) => here(`./src/${name}.ts`)),
  outdir: here('./dist'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  conditions: ['source'],
  external: ['isolated-vm'],
  define: { 'import.meta.url': '__filename' },
  legalComments: 'none',
});
