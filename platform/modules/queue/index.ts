export { InjectQueue, WorkerHost } from '@nestjs/bullmq';
export { QueueModule } from './queue.module.ts';
export { QueueProcessor } from './queue-processor.ts';
export { QueueRunner } from './queue-runner.ts';
export { postpone, returnToQueue } from './return-to-queue.ts';
