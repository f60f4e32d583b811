import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanRefusals } from '../backtests/index.ts';
import { CurrentUser, Idempotent, IdPipe, type Principal } from '../ops/index.ts';
import { DeploymentPage, DeploymentView } from './deployment/deployment-view.ts';
import { DeploymentsService } from './deployments.service.ts';
import { CreateDeploymentDto, RestartDto, SpeedDto } from './request/create-deployment.dto.ts';
import { ListDeploymentsQuery } from './request/list-deployments.query.ts';

@ApiTags('deployments')
@Controller('api/v1/deployments')
export class DeploymentsController {
  constructor(private readonly deployments: DeploymentsService) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    summary: 'Deploy a strategy',
    description: 'Answers at once; follow it by its id or over the WebSocket (topics deployments and deployment:<id>).',
  })
  @ApiAcceptedResponse({ type: DeploymentView })
  @PlanRefusals()
  create(@Body() request: CreateDeploymentDto, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.create(request, user);
  }

  @Get()
  @ApiOperation({ summary: 'List deployments, newest first' })
  @ApiOkResponse({ type: DeploymentPage })
  list(@Query() query: ListDeploymentsQuery): Promise<DeploymentPage> {
    return this.deployments.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One deployment: settings, state, progress, positions, what it uses' })
  @ApiOkResponse({ type: DeploymentView })
  @ApiNotFoundResponse()
  get(@Param('id', IdPipe) id: string): Promise<DeploymentView> {
    return this.deployments.get(id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause between two steps' })
  @ApiOkResponse({ type: DeploymentView })
  @ApiConflictResponse({ description: 'it does not run' })
  pause(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.pause(id, user);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on after a pause' })
  @ApiOkResponse({ type: DeploymentView })
  @ApiConflictResponse({ description: 'it does not run' })
  resume(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.resume(id, user);
  }

  @Post(':id/speed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change the speed of a replay' })
  @ApiOkResponse({ type: DeploymentView })
  speed(@Param('id', IdPipe) id: string, @Body() { speed }: SpeedDto, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.speed(id, speed, user);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Stop it, after its onStop', description: 'Its checkpoint stays: restart goes on from there.' })
  @ApiOkResponse({ type: DeploymentView })
  @ApiConflictResponse({ description: 'it has ended' })
  stop(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.stop(id, user);
  }

  @Post(':id/restart')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Start it again, from its last checkpoint or from the first row' })
  @ApiAcceptedResponse({ type: DeploymentView })
  @ApiConflictResponse({ description: 'it is completed: only the beginning is left' })
  restart(@Param('id', IdPipe) id: string, @Body() { from }: RestartDto, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.restart(id, from ?? 'checkpoint', user);
  }

  @Post(':id/release')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Release it from quarantine', description: 'Its strikes are forgiven, and it goes on from its checkpoint.' })
  @ApiAcceptedResponse({ type: DeploymentView })
  @ApiConflictResponse({ description: 'it is not in quarantine' })
  release(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<DeploymentView> {
    return this.deployments.release(id, user);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a deployment that has ended, with all it did' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'it runs' })
  delete(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<void> {
    return this.deployments.delete(id, user);
  }
}
