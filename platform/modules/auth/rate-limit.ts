import { applyDecorators, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { Config } from '../config/index.ts';
import { Problem } from '../ops/index.ts';

const strict = 'paddock:strict-limit';

/** Every route counts against `default`; sign-in routes also against the much smaller `sign-in`. */
export function rateLimits(config: Config): ThrottlerModuleOptions {
  return {
    throttlers: [
      { name: 'default', ttl: 60_000, limit: config.rateLimit, blockDuration: 5000 },
      { name: 'sign-in', ttl: 60_000, limit: config.loginRateLimit, skipIf: (context) => Reflect.getMetadata(strict, context.getHandler()) !== true },
    ],
    setHeaders: false,
    generateKey: (_context, client, name) => `${name} ${client}`,
  };
}

/** For routes on which secrets could be guessed. */
export function StrictLimit(): MethodDecorator {
  return applyDecorators(SetMetadata(strict, true), ApiTooManyRequestsResponse({ description: 'Too many attempts; Retry-After says when to try again' }));
}

@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override async throwThrottlingException(_context: ExecutionContext, { limit, ttl, timeToBlockExpire }: ThrottlerLimitDetail): Promise<void> {
    const detail = `More than ${limit} requests within ${ttl / 1000} s: try again in ${timeToBlockExpire} s`;
    throw new Problem(429, 'too-many-requests', detail, { headers: { 'retry-after': String(timeToBlockExpire) } });
  }
}
