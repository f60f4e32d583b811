import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Config } from '../../config/index.ts';
import { Monitoring } from '../access.ts';
import { Problem } from '../problem.ts';
import { MetricsRegistry } from './metrics-registry.ts';

/** What Prometheus scrapes. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly config: Config,
    private readonly metrics: MetricsRegistry,
  ) {}

  @Get()
  @Monitoring()
  @Header('cache-control', 'no-store')
  async scrape(@Res() response: Response): Promise<void> {
    if (!this.config.metrics) throw new Problem(404, 'not-found', 'Metrics are switched off: PADDOCK_METRICS is false');
    const text = await this.metrics.registry.metrics();
    response.type(this.metrics.registry.contentType).send(text);
  }
}
