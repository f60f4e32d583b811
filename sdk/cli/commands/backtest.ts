import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BacktestProfile, BacktestSummary } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { profileText, writeProfile } from '../backtest/profile-output.ts';
import { runLocally } from '../backtest/run-locally.ts';
import { runOnServer } from '../backtest/run-on-server.ts';
import { readSettings, SETTINGS_OPTIONS } from '../backtest/settings.ts';
import { summaryText } from '../backtest/summary-text.ts';
import { EXIT, type Command } from '../command.ts';
import { READING_OPTIONS } from '../data/data-options.ts';
import { namedServer, SERVER_OPTIONS, type ServerClient } from '../server/server-client.ts';
import { note, print, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const FORMATS = ['json', 'csv', 'html'] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** What a finished run offers, wherever it ran. */
export interface FinishedRun {
  readonly title: string;
  readonly summary: BacktestSummary;
  readonly warnings: readonly string[];
  readonly profile?: BacktestProfile;
  write(format: OutputFormat, file: string): Promise<void>;
}

export const backtest: Command = {
  name: 'backtest',
  summary: 'run a strategy on historical data',
  usage: '<file.ts | name@version> --data <file | dataset> [options]',
  details: 'Runs on this machine unless a server is named. Exit code 0: the run completed; 2: the strategy failed; 1: anything else.',
  options: {
    data: {
      type: 'string',
      multiple: true,
      value: '<file|id>',
      help: 'CSV file (.csv, .csv.gz), folder of them, or the id or name of a dataset on the server',
    },
    ...SETTINGS_OPTIONS,
    json: { type: 'string', value: '<file>', help: 'write the whole result as JSON' },
    csv: { type: 'string', value: '<file>', help: 'write the trades as CSV' },
    html: { type: 'string', value: '<file>', help: 'write the report as one HTML page' },
    profile: { type: 'string', value: '<file>', help: 'measure which lines cost what and write it as JSON, or as .cpuprofile for browsers and editors' },
    label: { type: 'string', value: '<text>', help: 'name of the run on the server' },
    ...READING_OPTIONS,
    local: { type: 'boolean', help: 'run on this machine even when PADDOCK_SERVER is set' },
    ...SERVER_OPTIONS,
    quiet: { type: 'boolean', help: 'print nothing but errors' },
  },
  examples: [
    'paddock backtest strategy.ts --data GOOG.csv --cash 100000 --param fast=10 --param slow=30',
    'paddock backtest strategy.ts --data prices.csv.gz --symbol AAPL --from 2020-01-01 --json result.json --html report.html',
    'paddock backtest sma-crossover@1.0.0 --data "demo (synthetic)" --server http://127.0.0.1:4000',
  ],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const strategy = input.one('strategy (a .ts file or name@version)');
  const data = input.all('data');
  if (data.length === 0) throw new UsageError('missing --data <csv file or dataset id>');
  const profileFile = readOutput(input, 'profile', terminal.cwd);
  const settings = { ...readSettings(input), ...given({ profile: profileFile === undefined ? undefined : true }) };
  const outputs = readOutputs(input, terminal.cwd);
  const server = chooseServer(input, terminal);
  const order = { strategy, data, settings, input, terminal };
  const finished = server === undefined ? await runLocally(order) : await runOnServer(order, server);
  for (const [format, file] of outputs) await finished.write(format, file);
  if (profileFile !== undefined && finished.profile !== undefined) writeProfile(finished.profile, profileFile, finished.summary.timing.cpuMs);
  if (!input.flag('quiet')) {
    for (const warning of finished.warnings) note(terminal, `note: ${warning}`);
    print(terminal, summaryText(finished.title, finished.summary));
    if (profileFile !== undefined) print(terminal, finished.profile === undefined ? 'no profile: the run ended too early' : profileText(finished.profile));
    for (const [format, file] of outputs) note(terminal, `${format} written to ${shown(file, terminal.cwd)}`);
  }
  return exitCode(finished.summary);
}

/** Relative where that is shorter to read. */
function shown(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') ? file : relative;
}

function exitCode({ status }: BacktestSummary): number {
  if (status === 'completed') return EXIT.ok;
  return status === 'failed' ? EXIT.strategyFailed : EXIT.failed;
}

function chooseServer(input: Arguments, terminal: Terminal): ServerClient | undefined {
  if (!input.flag('local')) return namedServer(input, terminal);
  if (input.text('server') !== undefined) throw new UsageError('--local and --server exclude each other');
  return undefined;
}

/** Where results go; checked before the run, so that a typing error does not cost its result. */
function readOutputs(input: Arguments, cwd: string): readonly (readonly [OutputFormat, string])[] {
  return FORMATS.flatMap((format) => {
    const file = readOutput(input, format, cwd);
    return file === undefined ? [] : [[format, file] as const];
  });
}

function readOutput(input: Arguments, option: string, cwd: string): string | undefined {
  const name = input.text(option);
  if (name === undefined) return undefined;
  const file = path.resolve(cwd, name);
  if (existsSync(file) && statSync(file).isDirectory()) throw new UsageError(`--${option} "${name}" is a folder; it must be a file`);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}
