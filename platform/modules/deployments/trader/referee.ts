import { Injectable } from '@nestjs/common';
import type { StopReason } from '@paddock/platform/core';
import { Config } from '../../config/index.ts';
import type { DeploymentEntity } from '../deployment/deployment.entity.ts';
import type { RunEnd } from './deployment-run.ts';
import { LeaseBook } from './lease-book.ts';
import type { Settlement, StrikeNews } from './run-news.ts';
import { blameFor, verdictOn } from './strike-rules.ts';

/** Faults of the installation in a row after which a deployment is given up. */
const MOST_FAULTS = 10;
const NO_REASON: StopReason = { code: 'platform', message: 'The session ended without a reason.' };

export interface Place {
  readonly rowsDone: number;
  readonly marketTime: number;
}

/** Says what the end of a run means: done, another try, quarantine, or given up. */
@Injectable()
export class Referee {
  constructor(
    private readonly config: Config,
    private readonly book: LeaseBook,
  ) {}

  async settle(row: DeploymentEntity, { status, reason }: RunEnd, place: Place = row): Promise<Settlement> {
    if (status === 'completed') return { state: 'completed', faults: 0, event: { kind: 'completed', message: 'The data is through.' } };
    if (status === 'stopped') return { state: 'stopped', faults: 0, event: { kind: 'stopped', message: 'Stopped.' } };
    const stop = reason ?? NO_REASON;
    switch (blameFor(stop.code)) {
      case 'final':
        return this.#failed(stop);
      case 'machine':
        return row.faults + 1 >= MOST_FAULTS ? this.#failed(stop) : this.#again(stop, row.faults + 1);
      case 'strategy':
        return this.#strike(row, stop, place);
    }
  }

  #failed(reason: StopReason): Settlement {
    return { state: 'failed', reason, faults: 0, event: { kind: 'failed', message: reason.message, detail: reason } };
  }
  #again(reason: StopReason, faults: number): Settlement {
    const restartInMs = Math.min(this.config.restartMs * 2 ** (faults - 1), this.config.restartMostMs);
    const message = `${reason.message} No strike: the strategy is not to blame. It starts again in ${seconds(restartInMs)}.`;
    return { state: 'restarting', reason, faults, restartInMs, event: { kind: 'fault', message, detail: reason } };
  }
  async #strike(row: DeploymentEntity, reason: StopReason, { rowsDone, marketTime }: Place): Promise<Settlement> {
    const { strikes: most, strikeMinutes } = this.config;
    const strikes = (await this.book.strikes(row.id, strikeMinutes)) + 1;
    const strike: StrikeNews = { rowsDone, marketTime, version: row.version, checksum: row.checksum, reason };
    const verdict = verdictOn(strikes, this.config);
    if (verdict.kind === 'quarantine') {
      const message = `Strike ${strikes} of ${most} within ${strikeMinutes} minutes: in quarantine until a person releases it. ${reason.message}`;
      return { state: 'quarantined', reason, faults: 0, strike, event: { kind: 'quarantined', message, detail: reason } };
    }
    const message = `Strike ${strikes} of ${most}: starts again in ${seconds(verdict.inMs)}. ${reason.message}`;
    return { state: 'restarting', reason, faults: 0, restartInMs: verdict.inMs, strike, event: { kind: 'strike', message, detail: reason } };
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 1000 ? 2 : 0)} s`;
