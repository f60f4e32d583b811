import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { EXIT, type Command } from '../command.ts';
import { requiredServer, SERVER_OPTIONS } from '../server/server-client.ts';
import { problemLines, ServerProblem } from '../server/server-problem.ts';
import { collectSource, findEntry } from '../strategy-source.ts';
import { note, print, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const LARGEST_ARCHIVE = 4_500_000;

interface PublishedVersion {
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  readonly createdAt: string | number;
}

export const publish: Command = {
  name: 'publish',
  summary: 'publish a version of a strategy on a server',
  usage: '<file.ts | folder | archive.tgz> [options]',
  details:
    'The server checks types, imports and metadata first, and runs it on sample data. A version never changes: the same bytes give the same version again, other bytes need a new one.',
  options: {
    version: { type: 'string', value: '<1.2.3>', help: 'semantic version; the next patch unless given' },
    note: { type: 'string', value: '<text>', help: 'what has changed' },
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print the version as JSON' },
  },
  examples: [
    'paddock publish strategy.ts --note "first version"',
    'paddock publish my-strategy --version 2.0.0 --server https://paddock.example.com',
    'paddock publish my-strategy.tgz',
  ],
  run,
};

/** An archive goes to the server as it is: it is unpacked there, in memory. */
function sourceOf(given: string, cwd: string): object {
  if (!/\.(?:tar|tgz|tar\.gz)$/.test(given)) return collectSource(findEntry(given, cwd));
  const file = path.resolve(cwd, given);
  if (!existsSync(file)) throw new UsageError(`archive "${given}" does not exist`);
  const { size } = statSync(file);
  if (size > LARGEST_ARCHIVE) throw new UsageError(`archive "${given}" has ${size} bytes; at most ${LARGEST_ARCHIVE} can be sent`);
  return { archive: readFileSync(file).toString('base64') };
}

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const source = sourceOf(input.one('strategy (a .ts file, a folder or a .tgz)'), terminal.cwd);
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
    const lines = problemLines(error);
    for (const line of lines) note(terminal, line);
    note(terminal, `not published: ${lines.length === 1 ? '1 problem' : `${lines.length} problems`}`);
    return EXIT.strategyFailed;
  }
}
