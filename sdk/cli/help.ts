import type { Command, OptionSpecs } from './command.ts';

const column = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

export function generalHelp(commands: readonly Command[], version: string): string {
  return [
    `Paddock ${version}: write, test and publish trading strategies.`,
    '',
    'Usage: paddock <command> [options]',
    '',
    'Commands',
    column(commands.map(({ name, summary }) => [name, summary])),
    '',
    "paddock <command> --help shows a command's options.",
    'Servers: --server URL or PADDOCK_SERVER; key: --api-key or PADDOCK_API_KEY.',
  ].join('\n');
}

export function commandHelp({ name, summary, usage, details, options, examples }: Command): string {
  return [
    `paddock ${name}: ${summary}`,
    '',
    `Usage: paddock ${name} ${usage}`,
    ...(details === undefined ? [] : ['', details]),
    '',
    'Options',
    optionLines({ ...options, help: { type: 'boolean', help: 'show this help' } }),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}

const optionLines = (options: OptionSpecs): string =>
  column(
    Object.entries(options).map(([name, { value, multiple, help }]) => [
      `--${name}${value === undefined ? '' : ` ${value}`}${multiple === true ? ' ...' : ''}`,
      help,
    ]),
  );
