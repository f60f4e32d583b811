import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { containment } from '@paddock/sandbox';
import { Config } from '../../config/index.ts';
import { Public, RequireRole } from '../access.ts';
import { ContainmentLevelView, ContainmentView } from './containment-view.ts';

/** How well sandboxes are contained in this process, as a real one was found to be. Which layer is missing is for admins alone. */
@ApiTags('health')
@Controller()
export class ContainmentController {
  constructor(private readonly config: Config) {}

  @Get('health/sandbox')
  @Public()
  @SkipThrottle()
  @ApiOperation({ summary: 'Containment level of sandboxes: 0 (weakest) to 3' })
  @ApiOkResponse({ type: ContainmentLevelView })
  async level(): Promise<ContainmentLevelView> {
    const { level, required } = await this.layers();
    return { level, required };
  }

  @Get('api/v1/health/sandbox')
  @RequireRole('admin')
  @ApiOperation({ summary: 'Containment of sandboxes, layer by layer, with what to do where one is missing' })
  @ApiOkResponse({ type: ContainmentView })
  async layers(): Promise<ContainmentView> {
    const { level, layers } = await containment();
    return { level, required: this.config.containmentMin, layers };
  }
}
