import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Arguments } from '../arguments/arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { packageFile, readmeFile, specFile, strategyFile, tsconfigFile, type TemplateValues } from '../init/templates.ts';
import { sdkFolder } from '../sdk-folder.ts';
import { print, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const FILES: Readonly<Record<string, (values: TemplateValues) => string>> = {
  'strategy.ts': strategyFile,
  'strategy.spec.ts': specFile,
  'package.json': packageFile,
  'tsconfig.json': tsconfigFile,
  'README.md': readmeFile,
};

export const init: Command = {
  name: 'init',
  summary: 'make a folder with a new strategy, its test and its settings',
  usage: '<folder> [options]',
  options: { name: { type: 'string', value: '<name>', help: 'name of the strategy; that of the folder unless given' } },
  examples: ['paddock init my-strategy'],
  run: async (input, terminal) => run(input, terminal),
};

function run(input: Arguments, terminal: Terminal): number {
  const given = input.one('folder');
  const folder = path.resolve(terminal.cwd, given);
  const name =
    input.text('name') ??
    path
      .basename(folder)
      .toLowerCase()
      .replaceAll(/[_\s]+/g, '-');
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name))
    throw new UsageError(
      `"${name}" cannot name a strategy; valid: lower-case letters, digits and hyphens, beginning with a letter, up to 63; choose one with --name`,
    );
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new UsageError(`folder "${given}" is not empty`);
  mkdirSync(folder, { recursive: true });
  const word = shellWord(given);
  const values = { name, sdk: sdkDependency(folder) };
  for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(folder, file), text(values));
  print(
    terminal,
    `made ${given}: ${Object.keys(FILES).join(', ')}\n\nNext\n  npx paddock check ${word}\n  npx paddock test ${word}\n  npx paddock backtest ${word} --data <csv file>\n\nFor types in your editor: cd ${word} && npm install`,
  );
  return EXIT.ok;
}

/** As it can be pasted into a shell. */
function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A checkout of Paddock is linked by its path; an installed SDK by its version. */
function sdkDependency(folder: string): string {
  const sdk = sdkFolder();
  if (existsSync(path.join(sdk, 'src'))) return `file:${path.relative(folder, sdk).split(path.sep).join('/')}`;
  return (JSON.parse(readFileSync(path.join(sdk, 'package.json'), 'utf8')) as { readonly version: string }).version;
}
