import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { inContext } from '../request-context.ts';

const header = 'x-correlation-id';

/** Takes the caller's correlation id when it is a plain token, else makes one; the answer carries it back. */
export function correlation(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(header) ?? '';
  const correlationId = /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
  response.setHeader(header, correlationId);
  inContext({ correlationId, ...(request.ip === undefined ? {} : { ip: request.ip }) }, next);
}
