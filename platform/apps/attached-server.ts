import pg from 'pg';
import type { Config } from '../modules/config/index.ts';
import { readServerFile, type ServerFile } from '../modules/database/index.ts';

/** The server that runs on this data folder, if its database answers. */
export async function attachedServer(config: Config): Promise<ServerFile | undefined> {
  const server = readServerFile(config.home);
  return server !== undefined && (await answers(server.databaseUrl)) ? server : undefined;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
