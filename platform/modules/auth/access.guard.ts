import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Config } from '../config/index.ts';
import { type ApiRequest, currentContext, isToken, monitoringRoute, type Principal, Problem, publicRoute, requiredRole, type UserRole } from '../ops/index.ts';
import { Authenticator } from './authenticator.ts';

const rank: Readonly<Record<UserRole, number>> = { author: 1, operator: 2, admin: 3 };

/** Closes every route that is not `@Public()`. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(publicRoute, targets) === true) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    if (this.reflector.getAllAndOverride<boolean | undefined>(monitoringRoute, targets) === true && this.#isMonitor(request)) return true;
    const principal = await this.#signedIn(request);
    const role = this.reflector.getAllAndOverride<UserRole | undefined>(requiredRole, targets);
    if (role !== undefined && rank[principal.role] < rank[role])
      throw Problem.forbidden(`This needs the role ${role}; "${principal.username}" is ${principal.role}`);
    return true;
  }

  #isMonitor(request: ApiRequest): boolean {
    const { metricsToken } = this.config;
    return metricsToken !== undefined && isToken(credentialOf(request), metricsToken);
  }

  async #signedIn(request: ApiRequest): Promise<Principal> {
    const credential = credentialOf(request);
    if (credential === undefined) throw Problem.unauthorized('Sign in first: send "Authorization: Bearer" with a sign-in token or an API key');
    const principal = await this.authenticator.principalOf(credential);
    if (principal === undefined) throw Problem.unauthorized('The sign-in token or API key is not valid or no longer valid: sign in again');
    request.principal = principal;
    const context = currentContext();
    if (context !== undefined) context.principal = principal;
    return principal;
  }
}

function credentialOf(request: ApiRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
}
