export { RealtimeModule } from './realtime.module.ts';
export { Realtime } from './realtime.ts';
export type { Topic } from './topic.ts';
