import { Injectable } from '@nestjs/common';
import { Realtime } from '../../realtime/index.ts';
import type { BacktestEntity } from './backtest.entity.ts';
import { toJobLine } from './job-view.ts';

/** Tells every open page what became of a job. */
@Injectable()
export class JobNews {
  constructor(private readonly realtime: Realtime) {}

  publish(row: BacktestEntity): void {
    this.realtime.publish(['backtests', `backtest:${row.id}`], toJobLine(row));
  }
}
