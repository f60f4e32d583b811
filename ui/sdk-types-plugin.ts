import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const ID = 'virtual:sdk-types';
const folder = path.join(import.meta.dirname, '../sdk/dist/src');

/** Offers the SDK's declarations, as the compiler wrote them, to the editor: `Record<path, text>`. */
export function sdkTypesPlugin(): Plugin {
  return {
    name: 'paddock-sdk-types',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(declarations())};` : null),
  };
}

function declarations(): Record<string, string> {
  if (!fs.existsSync(path.join(folder, 'index.d.ts'))) throw new Error('the SDK is not built: run "npm run build" at the top of the repository');
  const found = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  // The editor's compiler looks for modules by their name without an ending.
  return Object.fromEntries(
    found.map((name) => [
      name.replaceAll(path.sep, '/'),
      fs.readFileSync(path.join(folder, name), 'utf8').replaceAll(/(from '\.{1,2}\/[^']*|import\('\.{1,2}\/[^']*|import\("\.{1,2}\/[^"]*)\.ts(?=['"])/g, '$1'),
    ]),
  );
}
