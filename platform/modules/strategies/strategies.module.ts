import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StrategyGate } from './publish/strategy-gate.ts';
import { StrategyPublisher } from './publish/strategy-publisher.service.ts';
import { SampleStrategies } from './samples/sample-strategies.ts';
import { StandingController } from './standing/standing.controller.ts';
import { StandingRow } from './standing/standing.entity.ts';
import { Standings } from './standing/standings.service.ts';
import { StrategiesController } from './strategies.controller.ts';
import { StrategiesService } from './strategies.service.ts';
import { StrategyRow } from './versions/strategy.entity.ts';
import { StrategyVersionRow } from './versions/strategy-version.entity.ts';

/** Strategies: the publish gate, immutable versions, what admins decide about them, samples. */
@Module({
  imports: [TypeOrmModule.forFeature([StrategyRow, StrategyVersionRow, StandingRow])],
  controllers: [StrategiesController, StandingController],
  providers: [StrategyGate, StrategyPublisher, Standings, StrategiesService, SampleStrategies],
  exports: [StrategiesService],
})
export class StrategiesModule {}
