import { NestFactory } from '@nestjs/core';
import { SignInLinks } from '../modules/auth/index.ts';
import type { Config } from '../modules/config/index.ts';
import { AppModule } from './app.module.ts';
import { attachedServer } from './attached-server.ts';

/** A new sign-in link for the server that already runs on this data folder, if one does. */
export async function linkForRunningServer(config: Config): Promise<string | undefined> {
  const server = await attachedServer(config);
  if (server === undefined) return undefined;
  const context = await NestFactory.createApplicationContext(AppModule.of(config.with({ databaseUrl: server.databaseUrl, roles: [], logLevel: 'warn' })), {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  try {
    const token = await context.get(SignInLinks).forFirstAdmin({ force: true });
    return token === undefined ? undefined : `${server.url}/sign-in?token=${token}`;
  } finally {
    await context.close();
  }
}
