import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../config/index.ts';
import { AuditController } from './audit/audit.controller.ts';
import { AuditEntry } from './audit/audit.entity.ts';
import { Audit } from './audit/audit.ts';
import { ContainmentController } from './health/containment.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { Readiness } from './health/readiness.ts';
import { ProblemFilter } from './http/problem-filter.ts';
import { requestValidation } from './http/request-validation.ts';
import { Idempotency } from './idempotency/idempotency.ts';
import { FiguresController } from './metrics/figures.controller.ts';
import { FiguresExchange } from './metrics/figures-exchange.ts';
import { HttpMetrics } from './metrics/http-metrics.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { MetricsListener } from './metrics/metrics-listener.ts';
import { MetricsRegistry } from './metrics/metrics-registry.ts';
import { SandboxMetrics } from './metrics/sandbox-metrics.ts';
import { loggingOptions } from './logging/logging.ts';
import { QuietLogger } from './logging/quiet-logger.ts';

/** What every request and job needs around it: logs, errors, validation, audit, idempotency, health, metrics. */
@Global()
@Module({
  imports: [
    LoggerModule.forRootAsync({ inject: [Config], useFactory: loggingOptions }),
    TerminusModule.forRoot({ logger: false }),
    TypeOrmModule.forFeature([AuditEntry]),
  ],
  controllers: [HealthController, ContainmentController, AuditController, MetricsController, FiguresController],
  providers: [
    Audit,
    Idempotency,
    QuietLogger,
    Readiness,
    MetricsRegistry,
    SandboxMetrics,
    HttpMetrics,
    MetricsListener,
    FiguresExchange,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: requestValidation },
  ],
  exports: [Audit, Idempotency, QuietLogger, Readiness, MetricsRegistry, SandboxMetrics],
})
export class OpsModule {}
