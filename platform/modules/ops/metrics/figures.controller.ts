import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireRole } from '../access.ts';
import type { ProcessFigures } from './figures.ts';
import { FiguresExchange } from './figures-exchange.ts';

@ApiTags('ops')
@Controller('api/v1/ops/figures')
export class FiguresController {
  constructor(private readonly exchange: FiguresExchange) {}

  @Get()
  @RequireRole('operator')
  @ApiOperation({
    summary: 'The figures of all processes, as the page shows them',
    description: 'Counters count from the start of their process; p50 and p99 of histograms are estimates inside their bucket.',
  })
  async list(): Promise<{ readonly processes: readonly ProcessFigures[] }> {
    return { processes: await this.exchange.all() };
  }
}
