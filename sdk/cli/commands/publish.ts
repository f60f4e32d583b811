import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { EXIT, type Command } from '../command.ts';
import { requiredServer, SERVER_OPTIONS } from '../server/server-client.ts';
import { problemLines, ServerProblem } from '../server/server-problem.ts';
import { collectSource, findEntry } from '../strategy-source.ts';
import { note, print, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

interface PublishedVersion {
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  readonly createdAt: string | number;
}

export const publish: Command = {
  name: 'publish',
  summary: 'publish a version of a strategy on a server',
  usage: '<file.ts | folder> [options]',
  details:
    'The server checks types, imports and metadata first. A version never changes: the same bytes give the same version again, other bytes need a new one.',
  options: {
    version: { type: 'string', value: '<1.2.3>', help: 'semantic version; the next patch unless given' },
    note: { type: 'string', value: '<text>', help: 'what has changed' },
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print the version as JSON' },
  },
  examples: ['paddock publish strategy.ts --note "first version"', 'paddock publish my-strategy --version 2.0.0 --server https://paddock.example.com'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const source = collectSource(findEntry(input.one('strategy (a .ts file or a folder)'), terminal.cwd));
  const version = input.text('version');
  if (version !== undefined && !/^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version))
    throw new UsageError(`--version "${version}" is not a semantic version; valid: 1.0.0, 1.2.3`);
  const text = input.text('note');
  const server = requiredServer(input, terminal);
  try {
    const published = await server.post<PublishedVersion>('/strategies', {
      ...source,
      ...given({ version, note: text }),
    });
    print(
      terminal,
      input.flag('json')
        ? JSON.stringify(published, undefined, 2)
        : `published ${published.name}@${published.version} (${published.checksum.slice(0, 12)}) on ${server.address}`,
    );
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ServerProblem) || error.status !== 422) throw error;
    for (const line of problemLines(error)) note(terminal, line);
    note(terminal, `not published: ${error.message}`);
    return EXIT.strategyFailed;
  }
}
