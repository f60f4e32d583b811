export { awaitDatabase } from './await-database.ts';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
export { FolderInUseError } from './folder-claim.ts';
export { ensureDatabase } from './ensure-database.ts';
