import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../problem.ts';

const TAKEN = /^(application\/json|multipart\/form-data)\s*(;|$)/i;

/** Refuses a body that nobody would read: it would look like an empty one, and every field would be called missing. */
export function knownBodies({ headers }: Request, _response: Response, next: NextFunction): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  const type = headers['content-type'];
  if (!hasBody || TAKEN.test(type ?? '')) return next();
  const detail = `Send JSON with the content type application/json, or files as multipart/form-data; the body is ${type ?? 'without a content type'}.`;
  next(new Problem(415, 'unsupported-media-type', detail));
}
