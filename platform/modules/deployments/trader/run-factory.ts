import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { livePool } from '../../../adapters/runner/index.ts';
import type { SparePool } from '@paddock/sandbox';
import { TaskInputs } from '../../backtests/index.ts';
import { Config } from '../../config/index.ts';
import { SandboxMetrics } from '../../ops/index.ts';
import type { Lease } from '../../database/index.ts';
import { liveBudgetsOf } from '../budgets/budget-limits.ts';
import { BudgetsService } from '../budgets/budgets.service.ts';
import type { DeployedCode, DeploymentEntity } from '../deployment/deployment.entity.ts';
import { DeploymentNews } from '../deployment/deployment-news.ts';
import { DeploymentRun } from './deployment-run.ts';
import type { RunCode } from './reload-desk.ts';
import { Referee } from './referee.ts';
import { RunRecorder } from './run-recorder.ts';
import { LeaseLost, RunStore } from './run-store.ts';

const MB = 1_048_576;
/** Rows of one request at full speed: each gives the equity line a point. */
const BATCH_ROWS = 1_024;
/** What a sandbox process needs besides the heap of its strategy. */
const PROCESS_MB = 320;

/** Takes a claimed deployment through one run: inputs, session, and what its end means. */
@Injectable()
export class RunFactory {
  readonly #log = new Logger(RunFactory.name);
  #pool: Promise<SparePool> | undefined;

  constructor(
    private readonly config: Config,
    private readonly database: DataSource,
    private readonly store: RunStore,
    private readonly inputs: TaskInputs,
    private readonly budgets: BudgetsService,
    private readonly referee: Referee,
    private readonly news: DeploymentNews,
    private readonly metrics: SandboxMetrics,
  ) {}

  async run(lease: Lease, onRun: (run: DeploymentRun) => void): Promise<void> {
    try {
      await this.#run(lease, onRun);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.#log.warn(error.message);
    }
  }

  async close(): Promise<void> {
    (await this.#pool)?.close();
  }

  async #run(lease: Lease, onRun: (run: DeploymentRun) => void): Promise<void> {
    const row = await this.store.begin(lease);
    const loaded = await this.inputs.load(row, AbortSignal.timeout(600_000)).catch((error: unknown) => ({ reason: platformFault(error) }));
    if ('reason' in loaded) return this.store.settle(lease, await this.referee.settle(row, { status: 'failed', reason: loaded.reason }));
    const { bundle, params, config, feedPath } = loaded.task;
    const recorder = this.#recorder(lease, row, () => run);
    const run: DeploymentRun = new DeploymentRun({
      row,
      task: { bundle, params, config, feedPath, batchRows: BATCH_ROWS },
      pool: await this.#sandboxes(),
      recorder,
      counting: { owner: bundle.owner ?? '', observer: this.metrics },
      checkpointMs: this.config.checkpointMs,
      budgets: async () => liveBudgetsOf(await this.budgets.effective(row)),
      reload: (id) => this.#codeOf(row.id, id),
    });
    onRun(run);
    const end = await run.run();
    await recorder.flush();
    if (run.departure === 'lost') throw new LeaseLost(`Deployment ${row.id}: attempt ${lease.attempt} has lost its lease and was stopped here`);
    if (run.departure === 'leaving') return this.store.release(lease);
    await this.store.settle(lease, await this.referee.settle(row, end, run.standing()));
  }

  #recorder(lease: Lease, row: DeploymentEntity, run: () => DeploymentRun): RunRecorder {
    return new RunRecorder({
      lease,
      store: this.store,
      fills: row.checkpoint?.account.digest.fills ?? 0,
      logs: row.logCount,
      spanMs: row.toTime - row.fromTime,
      standing: () => run().standing(),
      onStored: () => void this.news.publish(lease.id),
      onPressure: (isFull) => run().crowd(isFull),
      onLost: () => run().lose(),
      onTrouble: (error) => this.#log.warn(`Deployment ${lease.id}: not stored yet: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  async #codeOf(id: string, reload: number): Promise<RunCode | undefined> {
    const rows: DeployedCode[] = await this.database.query(
      `select strategy, version, checksum, params, inline_source as "inlineSource" from deployment_reloads where deployment_id = $1 and id = $2 and outcome = 'pending'`,
      [id, reload],
    );
    const [code] = rows;
    return code === undefined ? undefined : { bundle: await this.inputs.bundle(code), params: code.params };
  }

  async #watched(starting: Promise<SparePool>): Promise<SparePool> {
    const pool = await starting;
    this.metrics.watch(() => pool.figures);
    return pool;
  }

  /** Started with the first deployment: an installation without any keeps no process for them. */
  #sandboxes(): Promise<SparePool> {
    const heapBytes = this.config.strategyMemoryMb * MB;
    return (this.#pool ??= this.#watched(livePool({ spares: 1, budgets: { heapBytes, rssBytes: heapBytes + PROCESS_MB * MB }, observer: this.metrics })));
  }
}

function platformFault(error: unknown): { readonly code: string; readonly message: string } {
  return { code: 'platform', message: `Paddock could not prepare this deployment: ${error instanceof Error ? error.message : String(error)}` };
}
