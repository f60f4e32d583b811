import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiSecurity } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Principal, UserRole } from './request-context.ts';

/** An HTTP request once the access guard has seen it. */
export interface ApiRequest extends Request {
  principal?: Principal;
}

export const publicRoute = 'paddock:public';
export const requiredRole = 'paddock:role';
export const monitoringRoute = 'paddock:monitoring';

/** Opens a route to everyone. Routes without it answer only to signed-in users. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(publicRoute, true), ApiSecurity({}));
}

/** Asks for a role or a higher one: author < operator < admin. */
export function RequireRole(role: UserRole): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(requiredRole, role), ApiBearerAuth(), ApiForbiddenResponse({ description: `Only for the role ${role} and above` }));
}

/** For operators, and for the bearer of PADDOCK_METRICS_TOKEN. */
export function Monitoring(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(monitoringRoute, true), RequireRole('operator'));
}

/** The signed-in user of the request. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<ApiRequest>();
  if (principal === undefined) throw new Error('@CurrentUser() on a route that is @Public()');
  return principal;
});
