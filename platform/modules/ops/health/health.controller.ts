import { Controller, Get, type OnModuleInit } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { DataSource } from 'typeorm';
import { Public } from '../access.ts';
import { Readiness } from './readiness.ts';

const patienceMs = 3000;

@ApiTags('health')
@Public()
@SkipThrottle()
@Controller('health')
export class HealthController implements OnModuleInit {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly readiness: Readiness,
    private readonly database: DataSource,
  ) {}

  onModuleInit(): void {
    this.readiness.add('database', () => this.database.query('select 1'));
  }

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ schema: { type: 'object', required: ['status'], properties: { status: { type: 'string', enum: ['ok'] } } } })
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck()
  @ApiOperation({ summary: 'Everything that requests need answers' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check(
      [...this.readiness.checks].map(
        ([name, check]) =>
          () =>
            this.indicators
              .check(name)
              .attempt(async () => void (await check()))
              .withTimeout(patienceMs),
      ),
    );
  }
}
