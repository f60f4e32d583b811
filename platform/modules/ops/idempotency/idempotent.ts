import { applyDecorators, type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Response } from 'express';
import { catchError, concatMap, from, type Observable, of, throwError } from 'rxjs';
import type { ApiRequest } from '../access.ts';
import { Problem } from '../problem.ts';
import { Idempotency, type RepeatableRequest } from './idempotency.ts';

const header = 'idempotency-key';

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = repeatable(context.switchToHttp().getRequest<ApiRequest>());
    if (request === undefined) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    const earlier = await this.idempotency.claim(request);
    if (earlier !== undefined) {
      response.status(earlier.status).setHeader('idempotency-replayed', 'true');
      return of(earlier.body);
    }
    return next.handle().pipe(
      concatMap(async (body: unknown) => {
        await this.idempotency.complete(request, { status: response.statusCode, body });
        return body;
      }),
      catchError((error: unknown) => from(this.idempotency.release(request)).pipe(concatMap(() => throwError(() => error)))),
    );
  }
}

function repeatable(request: ApiRequest): RepeatableRequest | undefined {
  const key = request.get(header);
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw Problem.invalidField('Idempotency-Key', key, 'Idempotency-Key must be 1 to 200 visible ASCII characters');
  if (request.principal === undefined) throw new Error('@Idempotent() on a route that is @Public()');
  return { userId: request.principal.id, route: `${request.method} ${request.path}`, key, body: request.body };
}

/** Honours `Idempotency-Key` on a route that answers with JSON. */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes a repeated request harmless for a day' }),
  );
}
