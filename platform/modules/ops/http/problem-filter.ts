import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { ApiRequest } from '../access.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import { correlationId } from '../request-context.ts';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly ProblemDetail[] | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Turns every error into `application/problem+json` (RFC 9457). What went wrong inside stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const answer = toAnswer(error);
    if (answer.status >= 500 && !(error instanceof HttpException)) this.#log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(answer.status).set(answer.headers ?? {});
    if (request.path.startsWith('/health') && error instanceof HttpException) response.json(error.getResponse());
    else response.type('application/problem+json').send(JSON.stringify(body(answer, request.path)));
  }
}

function body(answer: Answer, instance: string): object {
  return {
    type: `urn:paddock:problem:${answer.code}`,
    title: STATUS_CODES[answer.status] ?? 'Error',
    status: answer.status,
    detail: answer.detail,
    instance,
    correlationId: correlationId(),
    ...(answer.errors === undefined ? {} : { errors: answer.errors }),
  };
}

function toAnswer(error: unknown): Answer {
  if (error instanceof Problem) return { status: error.getStatus(), code: error.code, detail: error.message, errors: error.errors, headers: error.headers };
  if (isUnstorableText(error)) {
    return { status: 400, code: 'invalid-request', detail: 'The request holds a character that no text may hold: U+0000 or half of a surrogate pair' };
  }
  const status = error instanceof HttpException ? error.getStatus() : parserStatus(error);
  if (status === undefined || !(error instanceof Error)) {
    return { status: 500, code: 'internal', detail: 'Something went wrong inside Paddock. The log holds the reason under this correlation id.' };
  }
  return { status, code: codeOf(status), detail: error.message };
}

/** PostgreSQL refuses such text as a parameter (22021) and inside JSON (22P05, 22P02). */
function isUnstorableText(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === '22021' || error.code === '22P05' || (error.code === '22P02' && error.message.includes('type json'));
}

/** Errors of the body parser and of the router carry a status and are safe to show. */
function parserStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}

function codeOf(status: number): string {
  return (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(/[^a-z]+/g, '-');
}
