import { EmbeddedPostgres, FolderInUseError } from '../adapters/postgres/index.ts';
import type { Config } from '../modules/config/index.ts';
import { readServerFile } from '../modules/database/index.ts';
import { PlainError } from './plain-error.ts';

export interface OpenDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** The database named by DATABASE_URL, else the embedded one in the data folder. */
export async function openDatabase(config: Config, onLost: (error: Error) => void): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: async () => {} };
  try {
    return await EmbeddedPostgres.start({ home: config.home, onLost });
  } catch (error) {
    if (error instanceof FolderInUseError) throw alreadyRunning(config, error.pid);
    throw error;
  }
}

function alreadyRunning(config: Config, pid: number): PlainError {
  const where = readServerFile(config.home)?.url;
  const address = where === undefined ? '' : ` at ${where}`;
  return new PlainError(
    `Paddock is already running${address} (process ${pid}) on the data folder ${config.home}.\nStop it first, or set PADDOCK_HOME to another folder. For a new sign-in link run: npm start -- --sign-in-link`,
  );
}
