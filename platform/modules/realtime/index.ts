export { RealtimeModule } from './realtime.module.ts';
export { Realtime } from './realtime.ts';
