import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { datasetOf } from '../backtest/run-on-server.ts';
import { readSettings, SETTINGS_OPTIONS } from '../backtest/settings.ts';
import { EXIT, type Command } from '../command.ts';
import { READING_OPTIONS } from '../data/data-options.ts';
import { DevSession, endText } from '../dev/dev-session.ts';
import { watchFolder } from '../dev/file-watch.ts';
import { paceText } from '../dev/pace.ts';
import { ProgressLine } from '../progress-line.ts';
import { requiredServer, SERVER_OPTIONS, type ServerClient } from '../server/server-client.ts';
import { findEntry } from '../strategy-source.ts';
import { note, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export const dev: Command = {
  name: 'dev',
  summary: 'run a strategy on a replay and reload it whenever a file is saved',
  usage: '<file.ts | folder> --data <dataset | file> [options]',
  details:
    'The strategy runs on a server as a deployment. What is saved takes over between two bars, with its open orders and positions; code that does not pass is refused and the old code goes on. Ctrl-C stops the deployment.',
  options: {
    data: { type: 'string', multiple: true, value: '<id|file>', help: 'id or name of a dataset on the server, or CSV files to send there' },
    speed: { type: 'string', value: '<60|max>', help: 'times market time, or max; about a bar a second unless given' },
    keep: { type: 'boolean', help: 'leave the deployment running after Ctrl-C' },
    label: { type: 'string', value: '<text>', help: 'name of the deployment' },
    ...SETTINGS_OPTIONS,
    ...READING_OPTIONS,
    ...SERVER_OPTIONS,
  },
  examples: ['paddock dev strategy.ts --data "demo 1m (synthetic)"', 'paddock dev my-strategy --data GOOG.csv --speed 3600 --param fast=5'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const entry = findEntry(input.one('strategy (a .ts file or a folder)'), terminal.cwd);
  const server = requiredServer(input, terminal);
  const settings = await deploymentSettings(input, terminal, server);
  const session = new DevSession(server, terminal, entry);
  const deployment = await session.start(settings);
  note(
    terminal,
    `deployment ${deployment.id} on ${server.address}, ${paceText(deployment)}; save a file to reload it, Ctrl-C ${input.flag('keep') ? 'leaves it running' : 'stops it'}`,
  );
  const unwatch = watchFolder(entry, () => session.changed());
  try {
    const end = await session.follow();
    note(terminal, endText(end));
    return end.state === 'failed' ? EXIT.strategyFailed : EXIT.ok;
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    return await farewell(session, terminal, input.flag('keep'));
  } finally {
    unwatch();
  }
}

async function farewell(session: DevSession, terminal: Terminal, keep: boolean): Promise<number> {
  if (!keep) await session.stop();
  note(terminal, keep ? 'left running' : 'stopped');
  return EXIT.ok;
}

async function deploymentSettings(input: Arguments, terminal: Terminal, server: ServerClient): Promise<object> {
  const data = input.all('data');
  if (data.length === 0) throw new UsageError('missing --data <dataset id or csv file>');
  const settings = readSettings(input);
  const progress = new ProgressLine(terminal);
  try {
    const dataset = await datasetOf({ data, settings, input, terminal }, server, progress);
    return { ...settings, dataset, ...given({ speed: input.text('speed'), label: input.text('label') }) };
  } finally {
    progress.clear();
  }
}
