import { Global, Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.ts';
import { RealtimeGateway } from './realtime.gateway.ts';
import { Realtime } from './realtime.ts';

/** Live updates for browsers. */
@Global()
@Module({ imports: [AuthModule], providers: [Realtime, RealtimeGateway], exports: [Realtime] })
export class RealtimeModule {}
