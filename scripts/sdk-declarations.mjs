// The types of the SDK as one text, for the editor of the page: every declaration file that an author can reach becomes an ambient module.
import fs from 'node:fs';
import path from 'node:path';

export const sdkDeclarations = 'ui/src/editor/sdk.d.ts.txt';
const specifier = /(from\s+|import\s*\(\s*)(['"])(\.[^'"]+)\2/g;

/** Writes the text unless it is there already. Needs the SDK compiled. */
export function writeSdkDeclarations(root) {
  const folder = path.join(root, 'sdk/dist/src');
  const text = [`declare module '@paddock/sdk' {\n  export * from '@paddock/sdk/index';\n}\n`, ...reachable(folder).map((file) => ambient(folder, file))].join(
    '\n',
  );
  const place = path.join(root, sdkDeclarations);
  if (fs.existsSync(path.dirname(place)) && !(fs.existsSync(place) && fs.readFileSync(place, 'utf8') === text)) fs.writeFileSync(place, text);
}

/** Declaration files in the order in which they are found from the index. */
function reachable(folder) {
  const found = new Set(['index']);
  for (const file of found) for (const [, , , relative] of read(folder, file).matchAll(specifier)) found.add(resolve(file, relative));
  return [...found];
}

function ambient(folder, file) {
  const body = read(folder, file)
    .replaceAll(specifier, (_match, before, quote, relative) => `${before}${quote}@paddock/sdk/${resolve(file, relative)}${quote}`)
    .replaceAll(/^(export )?declare /gm, '$1')
    .replace(/\/\/# sourceMappingURL=.*\n?/, '');
  return `declare module '@paddock/sdk/${file}' {\n${body}}\n`;
}

function read(folder, file) {
  return fs.readFileSync(path.join(folder, `${file}.d.ts`), 'utf8');
}

function resolve(file, relative) {
  return path.posix.join(path.posix.dirname(file), relative).replace(/(\.d)?\.[jt]s$/, '');
}
