import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Idempotent, IdPipe, type Principal } from '../ops/index.ts';
import { BacktestsService } from './backtests.service.ts';
import { JobPage, JobView } from './job/job-view.ts';
import { CreateBacktestDto } from './request/create-backtest.dto.ts';
import { ListBacktestsQuery } from './request/list-backtests.query.ts';
import { PlanRefusals } from './run/plan-refusals.ts';

@ApiTags('backtests')
@Controller('api/v1/backtests')
export class BacktestsController {
  constructor(private readonly backtests: BacktestsService) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    summary: 'Submit a backtest',
    description: 'Answers at once; follow it by its id or over the WebSocket (topics backtests and backtest:<id>).',
  })
  @ApiAcceptedResponse({ type: JobView })
  @PlanRefusals()
  submit(@Body() request: CreateBacktestDto, @CurrentUser() user: Principal, @Headers('idempotency-key') idempotencyKey?: string): Promise<JobView> {
    return this.backtests.submit(request, { user, idempotencyKey });
  }

  @Get()
  @ApiOperation({ summary: 'List backtests, newest first' })
  @ApiOkResponse({ type: JobPage })
  list(@Query() query: ListBacktestsQuery): Promise<JobPage> {
    return this.backtests.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One backtest: settings, progress, summary' })
  @ApiOkResponse({ type: JobView })
  @ApiNotFoundResponse()
  get(@Param('id', IdPipe) id: string): Promise<JobView> {
    return this.backtests.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a queued or running backtest', description: 'A running one stops within moments and keeps what it found so far.' })
  @ApiOkResponse({ type: JobView })
  @ApiConflictResponse({ description: 'it has ended' })
  cancel(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<JobView> {
    return this.backtests.cancel(id, user);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Run a failed or cancelled backtest again under its id' })
  @ApiAcceptedResponse({ type: JobView })
  @ApiConflictResponse({ description: 'it waits, runs or has completed' })
  retry(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<JobView> {
    return this.backtests.retry(id, user);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a backtest and its results' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'it runs' })
  delete(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<void> {
    return this.backtests.delete(id, user);
  }
}
