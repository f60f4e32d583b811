import fs from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { compressedFiles } from './compressed-files.ts';

/** Serves the built page; every address that is neither a file nor part of the API opens the page, which routes by itself. */
export function servePage(app: NestExpressApplication, folder: string): void {
  app.use(compressedFiles(folder));
  app.useStaticAssets(folder, { index: false, setHeaders: (response, file) => response.setHeader('cache-control', cacheControl(file)) });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPageAddress(request)) next();
    else sendPage(response, path.join(folder, 'index.html'));
  });
}

/** Built files carry a hash of their contents in their name. */
function cacheControl(file: string): string {
  return file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function isPageAddress(request: Request): boolean {
  return (
    ['GET', 'HEAD'].includes(request.method) &&
    !/^\/(api|health|metrics)(\/|$)/.test(request.path) &&
    request.accepts(['html', 'json']) === 'html' &&
    path.extname(request.path) === ''
  );
}

function sendPage(response: Response, file: string): void {
  response.setHeader('cache-control', 'no-cache');
  if (fs.existsSync(file)) response.sendFile(file);
  else
    response
      .status(503)
      .type('html')
      .send(
        '<!doctype html><title>Paddock</title><p>The page is not built yet. Run <code>npm run build</code> and reload. The API is at <a href="/api/docs">/api/docs</a>.</p>',
      );
}
