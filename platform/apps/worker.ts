import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { containment } from '@paddock/sandbox';
import type { Config } from '../modules/config/index.ts';
import { readServerFile } from '../modules/database/index.ts';
import { QuietLogger } from '../modules/ops/index.ts';
import { AppModule } from './app.module.ts';
import { attachedServer } from './attached-server.ts';
import { endProcess } from './end-process.ts';
import { openDatabase } from './open-database.ts';
import { exitWith, PlainError } from './plain-error.ts';
import { readConfig } from './read-config.ts';
import { requireContainment } from './require-containment.ts';
import { stopInTime, untilSignal } from './until-signal.ts';

const lookEveryMs = 2000;

/** Works through jobs and runs deployments beside a running server, or beside others on the database of DATABASE_URL. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const roles = config.roles.filter((role) => role !== 'api');
  if (roles.length === 0) throw new PlainError('PADDOCK_ROLES is "api": a worker needs the role worker (backtests, imports), trader (deployments), or both.');
  await requireContainment(config);
  const stop = new AbortController();
  const stopped = untilSignal().then(() => stop.abort());
  while (!stop.signal.aborted) {
    const databaseUrl = await databaseOf(config);
    const context = await createWorker(config.with({ databaseUrl, roles }));
    const { level } = await containment();
    console.log(`
  Paddock worker is ready: ${work(config)} at a time, sandbox level ${level} of 3, data folder ${config.home}. Ctrl-C stops it.
`);
    await Promise.race([stopped, moved(config, databaseUrl, stop.signal)]);
    await stopInTime(() => context.close());
  }
  endProcess(0);
}

function work(config: Config): string {
  const jobs = config.has('worker') ? [`${config.backtestConcurrency} backtest(s)`, `${config.importConcurrency} import(s)`] : [];
  return [...jobs, ...(config.has('trader') ? [`${config.deployments} deployment(s)`] : [])].join(', ');
}

async function createWorker(config: Config): Promise<INestApplicationContext> {
  const context = await NestFactory.createApplicationContext(AppModule.of(config), { bufferLogs: true, abortOnError: false });
  context.useLogger(context.get(QuietLogger));
  return context;
}

async function databaseOf(config: Config): Promise<string> {
  if (config.databaseUrl !== undefined) return (await openDatabase(config, exitWith)).url;
  const server = await attachedServer(config);
  if (server === undefined)
    throw new PlainError(
      `No Paddock server runs on the data folder ${config.home}.\nStart one there with "npm start", set PADDOCK_HOME to its folder, or set DATABASE_URL to a shared database.`,
    );
  return server.databaseUrl;
}

/** Resolves when a restarted server has put its database on another port. A server that is merely gone is waited for. */
async function moved(config: Config, databaseUrl: string, signal: AbortSignal): Promise<void> {
  if (config.databaseUrl !== undefined) return new Promise(() => {});
  for (;;) {
    const server = readServerFile(config.home);
    if (server !== undefined && server.databaseUrl !== databaseUrl && (await attachedServer(config)) !== undefined) return;
    await delay(lookEveryMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
  }
}

await main().catch(exitWith);
