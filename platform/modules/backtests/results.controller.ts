import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { IdPipe } from '../ops/index.ts';
import { ExportQuery, RowQuery } from './request/row-query.ts';
import { EquityPointView, ReportView, RowPage } from './results/report-view.ts';
import { CurveQuery } from './run/curve-query.ts';
import { ResultsService } from './results.service.ts';

@ApiTags('backtests')
@ApiNotFoundResponse({ description: 'no such backtest' })
@ApiConflictResponse({ description: 'it has no results yet' })
@Controller('api/v1/backtests/:id')
export class ResultsController {
  constructor(private readonly results: ResultsService) {}

  @Get('report')
  @ApiOperation({ summary: 'Metrics, monthly returns, costs, assumptions, versions' })
  @ApiOkResponse({ type: ReportView })
  report(@Param('id', IdPipe) id: string): Promise<ReportView> {
    return this.results.report(id);
  }

  @Get('equity')
  @ApiOperation({ summary: 'Equity and drawdown, down-sampled: lows, highs and the worst drawdown stay' })
  @ApiOkResponse({ type: [EquityPointView] })
  equity(@Param('id', IdPipe) id: string, @Query() { points }: CurveQuery): Promise<readonly EquityPointView[]> {
    return this.results.equity(id, points);
  }

  @Get('trades')
  @ApiOperation({ summary: 'Closed trades' })
  @ApiOkResponse({ type: RowPage })
  trades(@Param('id', IdPipe) id: string, @Query() query: RowQuery): Promise<RowPage> {
    return this.results.page(id, 'trades', query);
  }

  @Get('orders')
  @ApiOperation({ summary: 'Orders with their last status' })
  @ApiOkResponse({ type: RowPage })
  orders(@Param('id', IdPipe) id: string, @Query() query: RowQuery): Promise<RowPage> {
    return this.results.page(id, 'orders', query);
  }

  @Get('fills')
  @ApiOperation({ summary: 'Fills' })
  @ApiOkResponse({ type: RowPage })
  fills(@Param('id', IdPipe) id: string, @Query() query: RowQuery): Promise<RowPage> {
    return this.results.page(id, 'fills', query);
  }

  @Get('logs')
  @ApiOperation({ summary: 'What the strategy logged' })
  @ApiOkResponse({ type: RowPage })
  logs(@Param('id', IdPipe) id: string, @Query() query: RowQuery): Promise<RowPage> {
    return this.results.page(id, 'logs', query);
  }

  @Get('plots')
  @ApiOperation({ summary: 'What the strategy plotted' })
  @ApiOkResponse({ type: RowPage })
  plots(@Param('id', IdPipe) id: string, @Query() query: RowQuery): Promise<RowPage> {
    return this.results.page(id, 'plots', query);
  }

  @Get('export')
  @ApiOperation({ summary: 'The whole result as a file' })
  @ApiProduces('text/csv', 'application/json', 'text/html')
  @ApiOkResponse({ description: 'the file', schema: { type: 'string', format: 'binary' } })
  async export(@Param('id', IdPipe) id: string, @Query() { format }: ExportQuery, @Res() response: Response): Promise<void> {
    const { contentType, fileName, body } = await this.results.export(id, format);
    response.type(contentType).attachment(fileName);
    await pipeline(body, response);
  }
}
