import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Job, Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Config, ConfigModule } from '../modules/config/index.ts';
import { DatabaseModule } from '../modules/database/index.ts';
import { OpsModule } from '../modules/ops/index.ts';
import { InjectQueue, QueueModule, QueueProcessor, QueueRunner, returnToQueue, WorkerHost } from '../modules/queue/index.ts';
import { createDatabase } from './harness.ts';

interface Work {
  readonly id: string;
  readonly untilStopped?: boolean;
}

const done: { readonly id: string; readonly by: string }[] = [];
const begun: string[] = [];
let failures = 0;

function stopped(signal: AbortSignal): Promise<unknown> {
  return signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', resolve));
}

@QueueProcessor('backtests')
class Worker extends WorkerHost {
  constructor(
    private readonly runner: QueueRunner,
    private readonly config: Config,
  ) {
    super();
  }

  async process(job: Job<Work>, token?: string): Promise<void> {
    begun.push(job.data.id);
    if (job.data.id === 'unlucky' && failures++ < 1) throw new Error('database hiccup');
    if (job.data.untilStopped === true && this.config.home === '/first') {
      await stopped(this.runner.stopping);
      return returnToQueue(job, token);
    }
    done.push({ id: job.data.id, by: this.config.home });
  }
}

class Submitter {
  constructor(@InjectQueue('backtests') readonly queue: Queue<Work>) {}
}

@Module({ providers: [Worker, Submitter] })
class WorkModule {}

@Module({})
class TestProcess {}

let databaseUrl: string;
let open: INestApplicationContext[] = [];

async function start(home: string, roles: Config['roles']): Promise<INestApplicationContext> {
  const config = Config.of({ home, databaseUrl, roles, logLevel: 'silent', databasePool: 3, backtestConcurrency: 2 });
  const imports = [ConfigModule.of(config), DatabaseModule, OpsModule, QueueModule, WorkModule];
  const context = await NestFactory.createApplicationContext({ module: TestProcess, imports }, { logger: false });
  open.push(context);
  return context;
}

async function submit(from: INestApplicationContext, work: Work): Promise<void> {
  await from.get(Submitter).queue.add('run', work, { jobId: randomUUID(), backoff: 10 });
}

const idsDone = (): readonly string[] => done.map(({ id }) => id);

beforeAll(async () => {
  databaseUrl = await createDatabase();
});
afterAll(() => Promise.all(open.map((context) => context.close())));

describe('jobs', () => {
  test('wait while no process has the role worker', async () => {
    const api = await start('/api', ['api']);
    await submit(api, { id: 'patient' });
    expect(await api.get(Submitter).queue.getWaitingCount()).toBe(1);
    expect(begun).toEqual([]);
  });

  test('run once a worker is there, and again after a failure', async () => {
    const worker = await start('/first', ['worker']);
    await submit(worker, { id: 'unlucky' });
    await expect.poll(idsDone).toEqual(['patient', 'unlucky']);
    expect(begun.filter((id) => id === 'unlucky')).toHaveLength(2);
  });

  test('that a stopping worker gives back run elsewhere at once', async () => {
    const [, first] = open;
    await submit(first as INestApplicationContext, { id: 'moved', untilStopped: true });
    await expect.poll(() => begun).toContain('moved');
    await first?.close();
    open = open.filter((context) => context !== first);
    await start('/second', ['worker']);
    await expect.poll(() => done.find(({ id }) => id === 'moved')).toEqual({ id: 'moved', by: '/second' });
  });
});
