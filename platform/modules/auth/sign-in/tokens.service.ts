import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Principal } from '../../ops/index.ts';
import type { User } from '../users/user.entity.ts';
import { Users } from '../users/users.service.ts';

interface Claims {
  readonly sub: string;
  readonly epoch: number;
}

/** Sign-in tokens: short claims, checked against the user's row on every request, so that removal and password changes act at once. */
@Injectable()
export class Tokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly users: Users,
  ) {}

  issue(user: User): Promise<string> {
    const claims: Claims = { sub: user.id, epoch: user.tokenEpoch };
    return this.jwt.signAsync(claims);
  }

  async principalOf(token: string): Promise<Principal | undefined> {
    const claims = await this.#verified(token);
    const user = claims === undefined ? null : await this.users.byId(claims.sub);
    if (user === null || user.tokenEpoch !== claims?.epoch) return undefined;
    return { id: user.id, username: user.username, role: user.role, via: 'token' };
  }

  async #verified(token: string): Promise<Claims | undefined> {
    try {
      const claims: unknown = await this.jwt.verifyAsync<object>(token);
      return isClaims(claims) ? claims : undefined;
    } catch {
      return undefined;
    }
  }
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && 'sub' in value && typeof value.sub === 'string' && 'epoch' in value && typeof value.epoch === 'number';
}
