import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import multer from 'multer';
import { Config } from '../../config/index.ts';
import { Problem } from '../../ops/index.ts';
import type { UploadedFile } from './import.entity.ts';

/** Files of one request, on disk. Whoever receives them removes the folder in the end. */
export interface Upload {
  /** Below the data folder. */
  readonly folder: string;
  readonly files: readonly UploadedFile[];
  /** The JSON field beside the files. */
  readonly options: string | undefined;
}

const FOLDER = 'uploads';
const MAX_FILES = 5_000;
const FIELD_NAMES = ['files', 'file'];
const OPTIONS_BYTES = 64 * 1024;
const MEGABYTE = 1024 * 1024;

/** Streams multipart uploads to disk: memory does not grow with them, and names that users chose are never paths. */
@Injectable()
export class Uploads {
  constructor(private readonly config: Config) {}

  /** Reads the request's body. Throws problems for what is no upload, too large, or cut off; then nothing is left on disk. */
  async receive(request: Request, { maxFiles = MAX_FILES }: { readonly maxFiles?: number } = {}): Promise<Upload> {
    if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) {
      throw new Problem(
        415,
        'unsupported-media-type',
        `Send the files as multipart/form-data in the field "files"; the request is ${request.headers['content-type'] ?? 'without a content type'}.`,
      );
    }
    const folder = path.join(FOLDER, randomUUID());
    try {
      await fs.promises.mkdir(this.config.path(folder), { recursive: true });
      await this.#parse(request, this.config.path(folder), maxFiles);
      const files = filesOf(request).map((file) => ({ name: file.originalname, path: path.join(folder, path.basename(file.path)), bytes: file.size }));
      if (files.length === 0) throw Problem.invalidField('files', undefined, 'no file was sent: add at least one in the field "files"');
      return { folder, files, options: optionsOf(request) };
    } catch (error) {
      await this.remove(folder);
      throw error;
    }
  }

  async remove(folder: string): Promise<void> {
    await rm(this.config.path(folder), { recursive: true, force: true });
  }

  /** Removes the folder that these files came in. */
  async removeFor(files: readonly UploadedFile[]): Promise<void> {
    for (const folder of new Set(files.map((file) => path.dirname(file.path)))) await this.remove(folder);
  }

  /** Folders of uploads that are on disk. */
  folders(): readonly string[] {
    const place = this.config.path(FOLDER);
    return fs.existsSync(place) ? fs.readdirSync(place).map((name) => path.join(FOLDER, name)) : [];
  }

  /** Milliseconds since something was last put into an upload's folder. */
  ageMs(folder: string): number {
    const place = this.config.path(folder);
    return fs.existsSync(place) ? Date.now() - fs.statSync(place).mtimeMs : 0;
  }

  #parse(request: Request, destination: string, maxFiles: number): Promise<void> {
    let count = 0;
    const receiver = multer({
      storage: multer.diskStorage({ destination, filename: (_request, _file, done) => done(null, String(count++)) }),
      limits: { fileSize: this.config.uploadMb * MEGABYTE, files: maxFiles, fields: 10, fieldSize: OPTIONS_BYTES },
      fileFilter: (_request, file, done) => (FIELD_NAMES.includes(file.fieldname) ? done(null, true) : done(unknownField(file.fieldname))),
      defParamCharset: 'utf8',
    });
    return new Promise((resolve, reject) => {
      if (!request.res) throw new Error('the request has no response');
      void receiver.any()(request, request.res, (error: unknown) =>
        error === undefined || error === null ? resolve() : reject(this.#problemOf(error, maxFiles)),
      );
    });
  }

  #problemOf(error: unknown, maxFiles: number): unknown {
    if (error instanceof Problem || !(error instanceof Error)) return error;
    const code = 'code' in error ? error.code : undefined;
    if (code === 'LIMIT_FILE_SIZE')
      return new Problem(
        413,
        'payload-too-large',
        `A file is larger than the ${this.config.uploadMb} MB that PADDOCK_UPLOAD_MB allows. Compress it with gzip, split it, or raise the limit.`,
      );
    if (code === 'LIMIT_FILE_COUNT') return new Problem(413, 'payload-too-large', `More than ${maxFiles} ${maxFiles === 1 ? 'file' : 'files'} were sent.`);
    if (code === 'ENOSPC') return new Problem(507, 'insufficient-storage', 'The disk that holds PADDOCK_HOME is full.', { cause: error });
    if (error instanceof multer.MulterError || /multipart|boundary|unexpected end|aborted/i.test(error.message))
      return Problem.invalidField('files', undefined, `the upload cannot be read: ${error.message}`);
    return error;
  }
}

function unknownField(name: string): Problem {
  return Problem.invalidField(name, undefined, `files belong into the field "files", not "${name}"`, FIELD_NAMES);
}

function filesOf(request: Request): Express.Multer.File[] {
  return Array.isArray(request.files) ? request.files : [];
}

function optionsOf(request: Request): string | undefined {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('options' in body)) return undefined;
  return typeof body.options === 'string' ? body.options : '';
}
