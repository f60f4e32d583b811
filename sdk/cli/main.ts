import { readFileSync } from 'node:fs';
import { suggestion } from './arguments/nearest.ts';
import { readArguments } from './arguments/arguments.ts';
import { EXIT, type Command } from './command.ts';
import { backtest } from './commands/backtest.ts';
import { check } from './commands/check.ts';
import { data } from './commands/data.ts';
import { deployments } from './commands/deployments.ts';
import { dev } from './commands/dev.ts';
import { doctor } from './commands/doctor.ts';
import { init } from './commands/init.ts';
import { logs } from './commands/logs.ts';
import { publish } from './commands/publish.ts';
import { test } from './commands/test.ts';
import { commandHelp, generalHelp } from './help.ts';
import { sdkFolder } from './sdk-folder.ts';
import { problemLines, ServerProblem } from './server/server-problem.ts';
import { note, print, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export const COMMANDS: readonly Command[] = [init, check, test, backtest, dev, publish, deployments, logs, data, doctor];

/** Runs one command line and returns the exit code; never throws. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  try {
    if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
      print(terminal, generalHelp(COMMANDS, version()));
      return EXIT.ok;
    }
    if (name === '--version' || name === '-v') {
      print(terminal, version());
      return EXIT.ok;
    }
    const command = findCommand(name === 'help' ? (rest[0] ?? '') : name);
    if (name === 'help' || rest.includes('--help') || rest.includes('-h')) {
      print(terminal, commandHelp(command));
      return EXIT.ok;
    }
    return await command.run(readArguments(rest, command.options), terminal);
  } catch (error) {
    return explain(error, name ?? '', terminal);
  }
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const names = COMMANDS.map((candidate) => candidate.name);
  throw new UsageError(`unknown command "${name}"${suggestion(name, names)}; valid: ${names.join(', ')}`);
}

function explain(error: unknown, command: string, terminal: Terminal): number {
  if (terminal.signal.aborted) note(terminal, 'paddock: interrupted');
  else if (error instanceof ServerProblem)
    for (const line of new Set([`paddock: ${error.message}`, ...problemLines(error).filter((text) => !text.endsWith(error.message))])) note(terminal, line);
  else if (error instanceof UsageError) note(terminal, `paddock${COMMANDS.some(({ name }) => name === command) ? ` ${command}` : ''}: ${error.message}`);
  else
    note(
      terminal,
      `paddock ${command}: ${(terminal.env['PADDOCK_DEBUG'] ?? '') !== '' && error instanceof Error ? (error.stack ?? error.message) : error instanceof Error ? error.message : String(error)}`,
    );
  return error instanceof ServerProblem && error.isAboutStrategy ? EXIT.strategyFailed : EXIT.failed;
}

const version = (): string => (JSON.parse(readFileSync(`${sdkFolder()}/package.json`, 'utf8')) as { readonly version: string }).version;
