import { Injectable } from '@nestjs/common';
import type { BacktestRun, BacktestRunner, BacktestTask, RunProfile } from '../../../adapters/runner/index.ts';
import type { StopReason } from '@paddock/platform/core';
import { Config } from '../../config/index.ts';
import type { BacktestEntity } from '../job/backtest.entity.ts';
import type { Outcome } from '../job/lease-repository.ts';
import { ResultStore } from '../results/result-store.ts';
import { resultContent, reportOf } from '../results/run-results.ts';
import { summaryOf } from '../results/summary.ts';
import type { HeldRun } from './held-run.ts';
import { MachineFault } from './infrastructure-fault.ts';
import { TaskInputs } from './task-inputs.ts';
import { SharedRunner } from './shared-runner.ts';

/** Ends of a run for which the strategy is not to blame: worth another attempt. */
const FAULTS_OF_THE_MACHINE: readonly string[] = ['starved', 'start-failed', 'closed'];

export interface ExecutionHooks {
  readonly held: HeldRun;
  readonly onProgress: () => void;
}

interface SimulationHooks extends ExecutionHooks {
  readonly deadline: AbortSignal;
  readonly onProfile: ((profile: RunProfile) => void) | undefined;
}

/** Runs one claimed job: inputs, sandbox and judge, result file. Faults of the installation are thrown; those of the strategy or its data are outcomes. */
@Injectable()
export class BacktestExecution {
  constructor(
    private readonly config: Config,
    private readonly inputs: TaskInputs,
    private readonly runners: SharedRunner,
    private readonly results: ResultStore,
  ) {}

  async run(row: BacktestEntity, hooks: ExecutionHooks): Promise<Outcome> {
    try {
      return await this.#run(row, hooks);
    } catch (error) {
      if (hooks.held.stopCause === 'cancelled') return { status: 'cancelled', reason: { code: 'cancelled', message: 'Cancelled before it had results.' } };
      throw error;
    }
  }

  async #run(row: BacktestEntity, { held, onProgress }: ExecutionHooks): Promise<Outcome> {
    const inputs = await this.inputs.load(row, held.signal);
    if ('reason' in inputs) return { status: 'failed', reason: inputs.reason };
    const deadline = AbortSignal.timeout(this.config.backtestMinutes * 60_000);
    let profile: RunProfile | undefined;
    const onProfile = row.profile ? (found: RunProfile) => (profile = found) : undefined;
    const run = await this.#simulate(inputs.task, { held, onProgress, deadline, onProfile });
    if (held.stopCause === 'stopping' || held.stopCause === 'lease-lost') held.signal.throwIfAborted();
    if (run.reason !== undefined && FAULTS_OF_THE_MACHINE.includes(run.reason.code)) throw new MachineFault(run.reason);
    const file = await this.results.write(row.id, held.lease.attempt, resultContent(run));
    const { status, reason } = this.#ending(run, deadline);
    return {
      status,
      ...(reason === undefined ? {} : { reason }),
      dataVersion: inputs.dataVersion,
      summary: summaryOf(run.metrics),
      report: reportOf(run, file, profile),
    };
  }

  async #simulate(task: BacktestTask, { held, onProgress, deadline, onProfile }: SimulationHooks): Promise<BacktestRun> {
    const runner: BacktestRunner = await this.runners.get();
    return runner.run(task, {
      signal: AbortSignal.any([held.signal, deadline]),
      ...(onProfile !== undefined && { onProfile }),
      onProgress: ({ rowsDone, rowsTotal }) => {
        held.advance(rowsTotal > 0 ? rowsDone / rowsTotal : 0);
        onProgress();
      },
    });
  }

  #ending(run: BacktestRun, deadline: AbortSignal): Pick<Outcome, 'status'> & { readonly reason?: StopReason | undefined } {
    if (run.status !== 'cancelled' || !deadline.aborted) return { status: run.status, reason: run.reason };
    const allowed = `${this.config.backtestMinutes} minutes`;
    return {
      status: 'failed',
      reason: {
        code: 'deadline',
        message: `The run was stopped after ${allowed}.`,
        used: allowed,
        allowed,
        advice: 'Run fewer symbols or a shorter range, or raise PADDOCK_BACKTEST_MINUTES.',
      },
    };
  }
}
