import { awaitDatabase } from '../adapters/postgres/index.ts';
import type { Config } from '../modules/config/index.ts';
import { readServerFile, type ServerFile } from '../modules/database/index.ts';

/** The server that runs on this data folder, if its database answers. */
export async function attachedServer(config: Config): Promise<ServerFile | undefined> {
  const server = readServerFile(config.home);
  return server !== undefined && (await answers(server.databaseUrl)) ? server : undefined;
}

async function answers(url: string): Promise<boolean> {
  return awaitDatabase(url, 0).then(
    () => true,
    () => false,
  );
}
