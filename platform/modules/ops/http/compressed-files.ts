import fs from 'node:fs';
import path from 'node:path';
import type { NextFunction, Request, Response } from 'express';

/** Best first: what the build writes beside each file, and how clients ask for it. */
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/**
 * Sends the compressed twin that the build wrote beside a file, to clients that take it. The address is changed to the twin's, so ranges, ETag and
 * caching are those of the twin; the media type stays that of the file.
 */
export function compressedFiles(folder: string): (request: Request, response: Response, next: NextFunction) => void {
  const twins = new Map<string, boolean>();
  const has = (file: string): boolean => {
    const known = twins.get(file) ?? fs.existsSync(file);
    twins.set(file, known);
    return known;
  };
  return (request, response, next) => {
    const [address = ''] = request.url.split('?', 1);
    // Names that the build makes; anything else is nobody's file.
    if (!['GET', 'HEAD'].includes(request.method) || !/^(\/[\w-][\w.-]*)+\.(js|css|html|svg|json|ttf)$/.test(address)) return next();
    const file = path.join(folder, address);
    if (!has(`${file}.br`) && !has(`${file}.gz`)) return next();
    response.vary('Accept-Encoding');
    const encoding = ENCODINGS.find(({ name, ending }) => request.acceptsEncodings(name) === name && has(file + ending));
    if (encoding === undefined) return next();
    request.url = address + encoding.ending;
    response.setHeader('content-encoding', encoding.name);
    response.type(path.extname(address));
    next();
  };
}
