import type { Arguments } from '../arguments/arguments.ts';
import { suggestion } from '../arguments/nearest.ts';
import type { Command } from '../command.ts';
import { deleteData, exportData, importData, inspectData, listData, showData } from '../data/data-actions.ts';
import { READING_OPTIONS } from '../data/data-options.ts';
import { SERVER_OPTIONS } from '../server/server-client.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const ACTIONS: Readonly<Record<string, (words: readonly string[], input: Arguments, terminal: Terminal) => Promise<number>>> = {
  import: importData,
  list: listData,
  show: showData,
  export: exportData,
  delete: deleteData,
  inspect: inspectData,
};

export const data: Command = {
  name: 'data',
  summary: 'datasets of a server: import, list, show, export, delete; inspect looks into a file here',
  usage: '<import|list|show|export|delete|inspect> [file or dataset] [options]',
  details: [
    'data import <file or folder ...>  send CSV files to the server (--name, --symbol, --timeframe)',
    'data list                         all datasets',
    'data show <dataset>               symbols, periods and the report of the import',
    'data export <dataset>             Parquet of one symbol (--symbol, --out)',
    'data delete <dataset>             remove a dataset (--yes)',
    'data inspect <file>               read a file on this machine and say what is in it; needs no server',
  ].join('\n'),
  options: {
    name: { type: 'string', value: '<name>', help: 'name of the dataset; that of the file unless given' },
    symbol: { type: 'string', value: '<S>', help: 'symbol of a file without a symbol column; which symbol to export' },
    timeframe: { type: 'string', value: '<1d>', help: 'length of a bar, where it cannot be told' },
    out: { type: 'string', value: '<file>', help: 'file of the export' },
    yes: { type: 'boolean', help: 'delete without asking' },
    ...READING_OPTIONS,
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print JSON' },
  },
  examples: ['paddock data import prices/*.csv --name us-daily', 'paddock data show us-daily', 'paddock data inspect GOOG.csv'],
  async run(input, terminal) {
    const [name, ...words] = input.positionals;
    const valid = Object.keys(ACTIONS);
    if (name === undefined) throw new UsageError(`missing what to do; valid: ${valid.join(', ')}`);
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined) throw new UsageError(`unknown "data ${name}"${suggestion(name, valid)}; valid: ${valid.join(', ')}`);
    return action(words, input, terminal);
  },
};
