/** Every queue of Paddock. A queue has exactly one processor, in the feature module that owns it. */
export const queueNames = ['backtests', 'imports'] as const;
export type QueueName = (typeof queueNames)[number];
