import { setTimeout as delay } from 'node:timers/promises';
import type { Arguments } from '../arguments/arguments.ts';
import { readChoice } from '../arguments/values.ts';
import { EXIT, type Command } from '../command.ts';
import { requiredServer, SERVER_OPTIONS, type ServerClient } from '../server/server-client.ts';
import { moment } from '../table.ts';
import { note, print, type Terminal } from '../terminal.ts';

const LEVELS = ['info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];
interface LogRow {
  readonly time: number;
  readonly level: Level;
  readonly message: string;
}
interface Page {
  readonly items: readonly LogRow[];
  readonly nextCursor: string | null;
}
interface Job {
  readonly status: string;
  readonly reason?: { readonly message: string };
}

export const logs: Command = {
  name: 'logs',
  summary: 'show what a strategy logged in a backtest on a server',
  usage: '<backtest id> [options]',
  options: {
    level: { type: 'string', value: '<level>', help: 'least level to show: info, warn or error (info)' },
    follow: { type: 'boolean', help: 'wait until the backtest has ended' },
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print one JSON object per line' },
  },
  examples: ['paddock logs 0198c3f2-5a51-7c0e-9f6b-2f6d5b8f2c11 --level warn'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const id = encodeURIComponent(input.one('backtest id'));
  const level = readChoice('--level', input.text('level'), LEVELS) ?? 'info';
  const server = requiredServer(input, terminal);
  const job = await finishedJob(server, id, input.flag('follow'), terminal.signal);
  for await (const row of allRows(server, id)) {
    if (LEVELS.indexOf(row.level) < LEVELS.indexOf(level)) continue;
    print(terminal, input.flag('json') ? JSON.stringify(row) : `${moment(row.time)}  ${row.level.padEnd(5)}  ${row.message}`);
  }
  note(terminal, `backtest ${job.status}${job.reason === undefined ? '' : `: ${job.reason.message}`}`);
  return EXIT.ok;
}

async function finishedJob(server: ServerClient, id: string, follow: boolean, signal: AbortSignal): Promise<Job> {
  for (;;) {
    const job = await server.get<Job>(`/backtests/${id}`);
    if (!follow || (job.status !== 'queued' && job.status !== 'running')) return job;
    await delay(500, undefined, { signal });
  }
}

async function* allRows(server: ServerClient, id: string): AsyncGenerator<LogRow> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = await server.get<Page>(`/backtests/${id}/logs?limit=500${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    yield* page.items;
    cursor = page.nextCursor;
  }
}
