import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireRole } from '../access.ts';
import { FiguresView } from './figure-views.ts';
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
  @ApiOkResponse({ type: FiguresView })
  async list(): Promise<FiguresView> {
    return { processes: await this.exchange.all() };
  }
}
