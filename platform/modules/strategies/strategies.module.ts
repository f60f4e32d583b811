import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StrategyGate } from './publish/strategy-gate.ts';
import { StrategyPublisher } from './publish/strategy-publisher.service.ts';
import { SampleStrategies } from './samples/sample-strategies.ts';
import { StrategiesController } from './strategies.controller.ts';
import { StrategiesService } from './strategies.service.ts';
import { StrategyRow } from './versions/strategy.entity.ts';
import { StrategyVersionRow } from './versions/strategy-version.entity.ts';

/** Strategies: the publish gate, immutable versions, samples. */
@Module({
  imports: [TypeOrmModule.forFeature([StrategyRow, StrategyVersionRow])],
  controllers: [StrategiesController],
  providers: [StrategyGate, StrategyPublisher, StrategiesService, SampleStrategies],
  exports: [StrategiesService],
})
export class StrategiesModule {}
