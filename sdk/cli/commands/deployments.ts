import type { Arguments } from '../arguments/arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { type Deployment, reasonText } from '../dev/deployment.ts';
import { requiredServer, SERVER_OPTIONS, type ServerClient } from '../server/server-client.ts';
import { money, percent, table } from '../table.ts';
import { print, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const ACTS = ['pause', 'resume', 'stop', 'restart', 'release'] as const;
const VERBS = ['list', 'show', ...ACTS] as const;
const SHOWN = 50;

export const deployments: Command = {
  name: 'deployments',
  summary: 'list the deployments of a server and act on them',
  usage: 'list | show <id> | pause <id> | resume <id> | stop <id> | restart <id> | release <id>',
  details: 'restart goes on from the last checkpoint, or from the first row with --from beginning; release ends a quarantine.',
  options: {
    from: { type: 'string', value: '<checkpoint|beginning>', help: 'where a restart begins (checkpoint)' },
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print JSON' },
  },
  examples: ['paddock deployments list', 'paddock deployments stop 0198c3f2-5a51-7c0e-9f6b-2f6d5b8f2c11'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const [verb = 'list', id, ...rest] = input.positionals;
  const known = VERBS.find((each) => each === verb);
  if (known === undefined) throw new UsageError(`"${verb}" is not something that can be done to deployments; valid: ${VERBS.join(', ')}`);
  if (rest.length > 0) throw new UsageError(`too much: "${rest.join(' ')}"`);
  const server = requiredServer(input, terminal);
  if (known === 'list') return list(server, input, terminal);
  if (id === undefined) throw new UsageError(`missing <id> after "${verb}"`);
  const path = `/deployments/${encodeURIComponent(id)}`;
  const body = known === 'restart' && input.text('from') !== undefined ? { from: input.text('from') } : {};
  const shown = known === 'show' ? await server.get<Deployment>(path) : await server.post<Deployment>(`${path}/${known}`, body);
  print(terminal, input.flag('json') ? JSON.stringify(shown, undefined, 2) : factsOf(shown));
  return EXIT.ok;
}

async function list(server: ServerClient, input: Arguments, terminal: Terminal): Promise<number> {
  const { items } = await server.get<{ readonly items: readonly Deployment[] }>(`/deployments?limit=${SHOWN}`);
  if (input.flag('json')) print(terminal, JSON.stringify(items, undefined, 2));
  else if (items.length === 0) print(terminal, 'no deployments');
  else print(terminal, table(items.map(lineOf), { header: ['id', 'state', 'strategy', 'data', 'speed', 'done', 'profit', 'strikes'] }));
  return EXIT.ok;
}

const profitOf = ({ cash, equity }: Deployment): string => money(Number(equity ?? cash) - Number(cash));
const nameOf = ({ strategy, version }: Deployment): string => `${strategy}@${version}`;

function lineOf(each: Deployment): readonly string[] {
  return [each.id, each.state, nameOf(each), each.datasetName, each.speed, percent(each.progress), profitOf(each), String(each.strikes)];
}

function factsOf(each: Deployment): string {
  const rows = [
    ['deployment', each.id],
    ['state', each.state],
    ['strategy', nameOf(each)],
    ['data', `${each.datasetName}, ${each.speed === 'max' ? 'full speed' : `${each.speed} times market time`}`],
    ['done', percent(each.progress)],
    ['orders, fills', `${each.orderCount}, ${each.fillCount}`],
    ['profit', profitOf(each)],
    ['strikes', String(each.strikes)],
    ...(each.reason === undefined ? [] : [['reason', reasonText(each.reason)]]),
  ];
  return table(rows);
}
