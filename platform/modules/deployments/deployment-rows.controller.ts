import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CodeRefusals, CurveQuery } from '../backtests/index.ts';
import { CurrentUser, decodeCursor, foreignCursor, Idempotent, IdPipe, type Page, type Principal, Problem, toPage } from '../ops/index.ts';
import { BudgetsService } from './budgets/budgets.service.ts';
import { LIMIT_RANGES, limitNames } from './budgets/budget-limits.ts';
import { DeploymentBudgetView, EquityPointView, ReloadView, RunRowPage } from './deployment/run-views.ts';
import { type RunRow, RunRowsRepository, type RunTable } from './deployment/run-rows.repository.ts';
import { DeploymentsService } from './deployments.service.ts';
import { ReloadDto } from './request/create-deployment.dto.ts';
import { RunRowsQuery } from './request/list-deployments.query.ts';

@ApiTags('deployments')
@ApiNotFoundResponse({ description: 'no such deployment' })
@Controller('api/v1/deployments/:id')
export class DeploymentRowsController {
  constructor(
    private readonly deployments: DeploymentsService,
    private readonly rows: RunRowsRepository,
    private readonly budgets: BudgetsService,
  ) {}

  @Get('orders')
  @ApiOperation({ summary: 'Orders with their last status' })
  @ApiOkResponse({ type: RunRowPage })
  orders(@Param('id', IdPipe) id: string, @Query() query: RunRowsQuery): Promise<Page<RunRow>> {
    return this.#page(id, 'orders', query);
  }

  @Get('fills')
  @ApiOperation({ summary: 'Fills' })
  @ApiOkResponse({ type: RunRowPage })
  fills(@Param('id', IdPipe) id: string, @Query() query: RunRowsQuery): Promise<Page<RunRow>> {
    return this.#page(id, 'fills', query);
  }

  @Get('logs')
  @ApiOperation({ summary: 'What the strategy logged' })
  @ApiOkResponse({ type: RunRowPage })
  logs(@Param('id', IdPipe) id: string, @Query() query: RunRowsQuery): Promise<Page<RunRow>> {
    return this.#page(id, 'logs', query);
  }

  @Get('events')
  @ApiOperation({ summary: 'What happened to it: starts, warnings, strikes, reloads' })
  @ApiOkResponse({ type: RunRowPage })
  events(@Param('id', IdPipe) id: string, @Query() query: RunRowsQuery): Promise<Page<RunRow>> {
    return this.#page(id, 'events', query);
  }

  @Get('strikes')
  @ApiOperation({ summary: 'Every time it was stopped, with the reason and the place' })
  @ApiOkResponse({ type: RunRowPage })
  strikes(@Param('id', IdPipe) id: string, @Query() query: RunRowsQuery): Promise<Page<RunRow>> {
    return this.#page(id, 'strikes', query);
  }

  @Get('reloads')
  @ApiOperation({ summary: 'Every reload and what became of it' })
  @ApiOkResponse({ type: RunRowPage })
  reloads(@Param('id', IdPipe) id: string, @Query() query: RunRowsQuery): Promise<Page<RunRow>> {
    return this.#page(id, 'reloads', query);
  }

  @Get('reloads/:number')
  @ApiOperation({ summary: 'One reload' })
  @ApiOkResponse({ type: ReloadView })
  async reload(@Param('id', IdPipe) id: string, @Param('number', ParseIntPipe) number: number): Promise<RunRow> {
    const row = await this.rows.one(id, 'reloads', number);
    if (row === undefined) throw Problem.notFound('reload', String(number));
    return row;
  }

  @Post('reloads')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    summary: 'Give it other code or other parameters while it runs',
    description: 'The new version is prepared while the old one serves, and takes over between two steps. Follow the reload by its number.',
  })
  @ApiAcceptedResponse({ type: ReloadView })
  @ApiConflictResponse({ description: 'it is completed' })
  @CodeRefusals()
  async reloadWith(@Param('id', IdPipe) id: string, @Body() request: ReloadDto, @CurrentUser() user: Principal): Promise<RunRow> {
    return this.reload(id, await this.deployments.reload(id, request, user));
  }

  @Get('equity')
  @ApiOperation({ summary: 'Equity over market time, thinned evenly' })
  @ApiOkResponse({ type: [EquityPointView] })
  async equity(@Param('id', IdPipe) id: string, @Query() { points }: CurveQuery): Promise<readonly EquityPointView[]> {
    await this.deployments.require(id);
    return this.rows.equity(id, points);
  }

  @Get('budget')
  @ApiOperation({ summary: 'What it may use, where each limit was set, and what it uses' })
  @ApiOkResponse({ type: DeploymentBudgetView })
  async budget(@Param('id', IdPipe) id: string): Promise<DeploymentBudgetView> {
    const { row } = await this.deployments.require(id);
    const limits = await this.budgets.effective(row);
    const items = limitNames.map((name) => ({ name, ...limits[name], unit: LIMIT_RANGES[name].unit, meaning: LIMIT_RANGES[name].meaning }));
    return { limits: items, ...(row.usage !== null && { usage: row.usage }) };
  }

  async #page(id: string, table: RunTable, { limit, cursor, after }: RunRowsQuery): Promise<Page<RunRow>> {
    await this.deployments.require(id);
    const key = decodeCursor(cursor, 1)?.[0];
    if (key !== undefined && typeof key !== 'number') throw foreignCursor(cursor);
    const range = after === undefined ? { before: key } : { after: key ?? after };
    const rows = await this.rows.page(id, table, { limit: limit + 1, ...range });
    return toPage(rows, limit, { map: (row) => row, key: (row) => [row.id] });
  }
}
