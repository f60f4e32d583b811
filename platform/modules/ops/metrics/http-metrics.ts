import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { MetricsRegistry } from './metrics-registry.ts';

/** How long requests take, by route pattern: an id in an address never becomes a label. */
@Injectable()
export class HttpMetrics {
  readonly #latency;

  constructor(metrics: MetricsRegistry) {
    this.#latency = metrics.histogram({ name: 'http_request_seconds', help: 'Time from request to answer', labels: ['method', 'route', 'status'] });
  }

  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const since = performance.now();
    response.once('finish', () =>
      this.#latency.observe(
        { method: methodOf(request), route: routeOf(request), status: `${Math.floor(response.statusCode / 100)}xx` },
        (performance.now() - since) / 1000,
      ),
    );
    next();
  };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : 'other';
}

function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string') return route.path;
  return /^\/(api|health|metrics)(\/|$)/.test(request.path) ? 'unknown' : 'page';
}
