import { awaitDatabase, EmbeddedPostgres, FolderInUseError } from '../adapters/postgres/index.ts';
import type { Config } from '../modules/config/index.ts';
import { readServerFile } from '../modules/database/index.ts';
import { PlainError } from './plain-error.ts';

/** In containers the database often starts at the same moment. */
const patienceMs = 30_000;

export interface OpenDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** The database named by DATABASE_URL, else the embedded one in the data folder. */
export async function openDatabase(config: Config, onLost: (error: Error) => void): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return external(config.databaseUrl);
  try {
    return await EmbeddedPostgres.start({ home: config.home, onLost });
  } catch (error) {
    if (error instanceof FolderInUseError) throw alreadyRunning(config, error.pid);
    throw error;
  }
}

async function external(url: string): Promise<OpenDatabase> {
  try {
    await awaitDatabase(url, patienceMs);
    return { url, stop: async () => {} };
  } catch (error) {
    throw new PlainError(
      `${error instanceof Error ? error.message : String(error)}\nCheck DATABASE_URL, or leave it out: then Paddock starts its own PostgreSQL.`,
    );
  }
}

function alreadyRunning(config: Config, pid: number): PlainError {
  const where = readServerFile(config.home)?.url;
  const address = where === undefined ? '' : ` at ${where}`;
  return new PlainError(
    `Paddock is already running${address} (process ${pid}) on the data folder ${config.home}.\nStop it first, or set PADDOCK_HOME to another folder. For a new sign-in link run: npm start -- --sign-in-link`,
  );
}
