import http from 'node:http';
import { timingSafeEqual, createHash } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { MetricsRegistry } from './metrics-registry.ts';

/**
 * Metrics of a process that serves no API, such as a worker, on a port of their own. With PADDOCK_METRICS_TOKEN on the address of PADDOCK_HOST;
 * without one only this machine is answered.
 */
@Injectable()
export class MetricsListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(MetricsListener.name);
  #server: http.Server | undefined;

  constructor(
    private readonly config: Config,
    private readonly metrics: MetricsRegistry,
  ) {}

  /** Port that is listened on; undefined without PADDOCK_METRICS_PORT. */
  get port(): number | undefined {
    const address = this.#server?.address();
    return typeof address === 'object' ? address?.port : undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metrics, metricsPort, metricsToken, host } = this.config;
    if (!metrics || metricsPort === undefined || this.config.has('api')) return;
    const server = http.createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(new Error(`Metrics cannot be served on PADDOCK_METRICS_PORT ${metricsPort}: ${error.message}`)));
      server.listen(metricsPort, metricsToken === undefined ? '127.0.0.1' : host, resolve);
    });
    this.#server = server.unref();
    this.#log.log(`Metrics are served on port ${this.port}`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.#server === undefined ? resolve() : this.#server.close(() => resolve())));
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (request.method !== 'GET' || request.url !== '/metrics') return end(response, 404, 'GET /metrics is all there is here\n');
    if (!isMonitor(request.headers.authorization, this.config.metricsToken))
      return end(response, 401, 'send "Authorization: Bearer" with PADDOCK_METRICS_TOKEN\n');
    try {
      const text = await this.metrics.registry.metrics();
      response.setHeader('content-type', this.metrics.registry.contentType);
      end(response, 200, text);
    } catch (error) {
      this.#log.warn(`Metrics could not be read: ${String(error)}`);
      end(response, 500, 'metrics could not be read; the log says why\n');
    }
  }
}

function end(response: http.ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.end(text);
}

function isMonitor(authorization: string | undefined, token: string | undefined): boolean {
  return token === undefined || isToken(/^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1], token);
}

/** Whether a credential is the token, in a time that tells nothing about it. */
export function isToken(credential: string | undefined, token: string): boolean {
  return credential !== undefined && timingSafeEqual(digest(credential), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
