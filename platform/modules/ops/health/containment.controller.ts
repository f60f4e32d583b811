import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { containment, type ContainmentLayer, type ContainmentLevel } from '@paddock/sandbox';
import { Config } from '../../config/index.ts';
import { Public, RequireRole } from '../access.ts';

interface LevelView {
  readonly level: ContainmentLevel;
  /** The least that this installation runs with. */
  readonly required: number;
}

interface ContainmentView extends LevelView {
  readonly layers: readonly ContainmentLayer[];
}

/** How well sandboxes are contained in this process, as a real one was found to be. Which layer is missing is for admins alone. */
@ApiTags('health')
@Controller()
export class ContainmentController {
  constructor(private readonly config: Config) {}

  @Get('health/sandbox')
  @Public()
  @SkipThrottle()
  @ApiOperation({ summary: 'Containment level of sandboxes: 0 (weakest) to 3' })
  async level(): Promise<LevelView> {
    const { level, required } = await this.layers();
    return { level, required };
  }

  @Get('api/v1/health/sandbox')
  @RequireRole('admin')
  @ApiOperation({ summary: 'Containment of sandboxes, layer by layer, with what to do where one is missing' })
  async layers(): Promise<ContainmentView> {
    const { level, layers } = await containment();
    return { level, required: this.config.containmentMin, layers };
  }
}
