export { DatabaseModule } from './database.module.ts';
export { dataSourceOptions, openDataSource } from './data-source.ts';
export { Notifier } from './notifier.ts';
export { readServerFile, removeServerFile, writeServerFile, type ServerFile } from './server-file.ts';
export { wholeNumber } from './whole-number.ts';
export { LEASE_SECONDS, type Lease, leaseExpired, leaseHeld, leaseKey, newWorkerId } from './lease.ts';
