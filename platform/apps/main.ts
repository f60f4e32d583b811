import 'reflect-metadata';
import { containment, type ContainmentLevel } from '@paddock/sandbox';
import type { Config } from '../modules/config/index.ts';
import { productVersion } from '../modules/config/index.ts';
import { endProcess } from './end-process.ts';
import { exitWith } from './plain-error.ts';
import { readConfig } from './read-config.ts';
import { linkForRunningServer } from './running-server-link.ts';
import { type Server, startServer } from './server.ts';
import { stopInTime, untilSignal } from './until-signal.ts';

/** All in one: API, page, worker and embedded database in one process. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const stopped = untilSignal();
  const link = config.signInLink ? await linkForRunningServer(config) : undefined;
  if (link !== undefined) {
    console.log(`\n  Sign in   ${link}   (works once, within 24 hours)\n`);
    return endProcess(0);
  }
  const server = await startServer(config, exitWith);
  console.log(banner(config, server, (await containment()).level));
  await stopped;
  await stopInTime(() => server.stop());
  endProcess(0);
}

function banner(config: Config, { url, signInUrl }: Server, level: ContainmentLevel): string {
  const rows = [
    ['Page', url],
    ...(signInUrl === undefined ? [] : [['Sign in', `${signInUrl}   (works once, within 24 hours)`]]),
    ['API', `${url}/api/docs`],
    ['Data', config.home],
    ['Sandbox', `containment level ${level} of 3`],
  ];
  return `\n  Paddock ${productVersion()} is ready after ${process.uptime().toFixed(1)} s. Ctrl-C stops it.\n\n${rows.map(([name = '', value = '']) => `  ${name.padEnd(9)} ${value}`).join('\n')}\n`;
}

await main().catch(exitWith);
