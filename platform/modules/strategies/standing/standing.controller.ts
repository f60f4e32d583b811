import { Body, Controller, Delete, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequireRole } from '../../ops/index.ts';
import { StrategyVersionParams } from '../publish/strategy-upload.dto.ts';
import { StrategiesService } from '../strategies.service.ts';
import { VersionView, versionView } from '../versions/strategy-views.ts';
import { ApprovalDto, DecisionDto } from './standing.dto.ts';
import { Standings } from './standings.service.ts';

/** What admins decide about a version. */
@ApiTags('strategies')
@RequireRole('admin')
@Controller('api/v1/strategies/:name/versions/:version')
export class StandingController {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly standings: Standings,
  ) {}

  @Post('approval')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign off what a version may do: what its author asks for, or less' })
  @ApiOkResponse({ type: VersionView })
  @ApiNotFoundResponse()
  @ApiConflictResponse({ description: 'The version was revoked' })
  @ApiUnprocessableEntityResponse({ description: 'The manifest is wider than what the author asks for' })
  async approve(
    @Param() { name, version }: StrategyVersionParams,
    @Body() { manifest, reason }: ApprovalDto,
    @CurrentUser() by: Principal,
  ): Promise<VersionView> {
    const row = await this.strategies.version(name, version);
    return versionView(row, await this.standings.approve(row, manifest, { by, reason }));
  }

  @Delete('approval')
  @ApiOperation({ summary: 'Withdraw the sign-off; what runs on it is not started again' })
  @ApiOkResponse({ type: VersionView })
  @ApiConflictResponse({ description: 'The version is not approved' })
  async withdraw(@Param() { name, version }: StrategyVersionParams, @Query() { reason }: DecisionDto, @CurrentUser() by: Principal): Promise<VersionView> {
    const row = await this.strategies.version(name, version);
    return versionView(row, await this.standings.withdraw(row, { by, reason }));
  }

  @Post('revocation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Revoke a version for good: it loads nowhere any more' })
  @ApiOkResponse({ type: VersionView })
  @ApiConflictResponse({ description: 'The version was revoked before' })
  async revoke(@Param() { name, version }: StrategyVersionParams, @Body() { reason }: DecisionDto, @CurrentUser() by: Principal): Promise<VersionView> {
    const row = await this.strategies.version(name, version);
    return versionView(row, await this.standings.revoke(row, { by, reason }));
  }
}
