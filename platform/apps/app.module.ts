import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from '../modules/auth/index.ts';
import { type Config, ConfigModule } from '../modules/config/index.ts';
import { DatabaseModule } from '../modules/database/index.ts';
import { OpsModule } from '../modules/ops/index.ts';
import { QueueModule } from '../modules/queue/index.ts';
import { RealtimeModule } from '../modules/realtime/index.ts';
import { type Feature, features } from './features.ts';

/** The same modules in every process: roles in the configuration decide what runs, not what is loaded. */
@Module({})
export class AppModule {
  static of(config: Config, extra: readonly Feature[] = []): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.of(config), DatabaseModule, OpsModule, QueueModule, AuthModule, RealtimeModule, ...features, ...extra] };
  }
}
