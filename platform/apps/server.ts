import type { NestExpressApplication } from '@nestjs/platform-express';
import { SignInLinks } from '../modules/auth/index.ts';
import type { Config } from '../modules/config/index.ts';
import { removeServerFile, writeServerFile } from '../modules/database/index.ts';
import { createApi } from './create-api.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { PlainError } from './plain-error.ts';
import { requireContainment } from './require-containment.ts';

/** A running Paddock: database, API, page, and the worker unless the configuration leaves it out. */
export interface Server {
  readonly url: string;
  /** Present while the first admin has no password, or when the configuration asks for it. */
  readonly signInUrl: string | undefined;
  /** First the application, then the database: nothing is cut off in the middle. */
  stop(): Promise<void>;
}

export async function startServer(config: Config, onLost: (error: Error) => void): Promise<Server> {
  if (!config.has('api'))
    throw new PlainError(
      `PADDOCK_ROLES is "${config.roles.join(',')}": a server needs the role api. For a process that only works through jobs run: npm run worker`,
    );
  await requireContainment(config);
  const database = await openDatabase(config, onLost);
  try {
    return await serve(config.with({ databaseUrl: database.url }), database);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function serve(config: Config, database: OpenDatabase): Promise<Server> {
  const app = await createApi(config);
  try {
    const url = await listen(app, config);
    const token = await app.get(SignInLinks).forFirstAdmin({ force: config.signInLink });
    writeServerFile(config.home, { pid: process.pid, url, databaseUrl: database.url });
    return { url, signInUrl: token === undefined ? undefined : `${url}/sign-in?token=${token}`, stop: () => stop(app, config, database) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function stop(app: NestExpressApplication, config: Config, database: OpenDatabase): Promise<void> {
  removeServerFile(config.home);
  await app.close();
  await database.stop();
}

async function listen(app: NestExpressApplication, config: Config): Promise<string> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new PlainError(
        `Port ${config.port} of ${config.host} is taken by another program. Set PADDOCK_PORT to a free one, for example: PADDOCK_PORT=${config.port + 1} npm start`,
      );
    throw error;
  }
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : config.port;
  return config.publicUrl?.replace(/\/$/, '') ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}
