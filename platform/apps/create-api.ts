import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { WsAdapter } from '@nestjs/platform-ws';
import { type Config, productVersion, repositoryRoot } from '../modules/config/index.ts';
import { correlation, HttpMetrics, knownBodies, QuietLogger, securityHeaders, serveOpenApi, servePage, strictJson } from '../modules/ops/index.ts';
import { AppModule } from './app.module.ts';
import type { Feature } from './features.ts';

/** The HTTP application: API, WebSocket, OpenAPI and the page. Listens once the caller says so. */
export async function createApi(config: Config, extra: readonly Feature[] = []): Promise<NestExpressApplication> {
  const root = repositoryRoot();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(config, extra), { bufferLogs: true, bodyParser: false, abortOnError: false });
  app.useLogger(app.get(QuietLogger));
  app.set('trust proxy', config.trustProxy).set('query parser', 'simple').disable('x-powered-by');
  app.use(correlation);
  app.use(app.get(HttpMetrics).measure);
  app.use(securityHeaders());
  servePage(app, path.join(root, 'ui/dist'));
  const bodies = { limit: '8mb', verify: strictJson };
  app.use(knownBodies);
  app.useBodyParser('json', bodies);
  app.useWebSocketAdapter(new WsAdapter(app));
  // A large history file over a slow line takes longer than the five minutes that Node allows a request.
  app.getHttpServer().requestTimeout = 3_600_000;
  serveOpenApi(app, productVersion());
  return app;
}
