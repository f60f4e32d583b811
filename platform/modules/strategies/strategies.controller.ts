import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentUser, type Principal } from '../ops/index.ts';
import { StrategyGate } from './publish/strategy-gate.ts';
import { StrategyPublisher } from './publish/strategy-publisher.service.ts';
import { PublishStrategyDto, StrategyNameParams, StrategyUploadDto, StrategyVersionParams } from './publish/strategy-upload.dto.ts';
import { Standings } from './standing/standings.service.ts';
import { StrategiesService } from './strategies.service.ts';
import { ListStrategiesQuery } from './versions/list-strategies.query.ts';
import { InspectionView, StrategyDetailView, StrategyPage, VersionView, versionView } from './versions/strategy-views.ts';

@ApiTags('strategies')
@Controller('api/v1/strategies')
export class StrategiesController {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly gate: StrategyGate,
    private readonly publisher: StrategyPublisher,
    private readonly standings: Standings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All strategies, by name' })
  @ApiOkResponse({ type: StrategyPage })
  list(@Query() query: ListStrategiesQuery): Promise<StrategyPage> {
    return this.strategies.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Publish a version: bundled, type checked, inspected and run on sample data in a sandbox first' })
  @ApiCreatedResponse({ type: VersionView })
  @ApiOkResponse({ type: VersionView, description: 'The same bytes were published before' })
  @ApiConflictResponse({ description: 'The version exists with other contents, or the name belongs to a sample' })
  @ApiForbiddenResponse({ description: 'The name belongs to another author' })
  @ApiUnprocessableEntityResponse({ description: 'The strategy was rejected; errors carry file, line and column' })
  async publish(
    @Body() { version, note, ...upload }: PublishStrategyDto,
    @CurrentUser() user: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionView> {
    const strategy = await this.gate.admit(upload, { checkTypes: true, isTried: true });
    const { row, isNew } = await this.publisher.publish({
      strategy,
      origin: 'user',
      createdBy: user.username,
      ownOnly: user.role === 'author',
      ...(version !== undefined && { version }),
      ...(note !== undefined && { note }),
    });
    response.status(isNew ? 201 : 200);
    return versionView(row, await this.standings.find(row.id));
  }

  @Post('inspect')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a strategy without publishing it: its metadata, or what is wrong with it' })
  @ApiOkResponse({ type: InspectionView })
  async inspect(@Body() upload: StrategyUploadDto): Promise<InspectionView> {
    const outcome = await this.gate.examine(upload, { checkTypes: true, isTried: true });
    return outcome.ok ? { metadata: outcome.strategy.metadata, diagnostics: [] } : { metadata: null, diagnostics: outcome.diagnostics };
  }

  @Get(':name')
  @ApiOperation({ summary: 'One strategy with its versions' })
  @ApiOkResponse({ type: StrategyDetailView })
  @ApiNotFoundResponse()
  detail(@Param() { name }: StrategyNameParams): Promise<StrategyDetailView> {
    return this.strategies.detail(name);
  }

  @Get(':name/versions/:version')
  @ApiOperation({ summary: 'One version with its metadata and source' })
  @ApiOkResponse({ type: VersionView })
  @ApiNotFoundResponse()
  async version(@Param() { name, version }: StrategyVersionParams): Promise<VersionView> {
    const row = await this.strategies.version(name, version);
    return versionView(row, await this.standings.find(row.id));
  }
}
