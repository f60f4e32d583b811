import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { hashSecret, newSecret } from '../secret-token.ts';
import { firstAdmin, Users } from '../users/users.service.ts';
import { SignInLink } from './sign-in-link.entity.ts';

const lifetimeMs = 24 * 3_600_000;

/** One-time tokens that sign in without a password, as notebooks print them at start. */
@Injectable()
export class SignInLinks {
  constructor(
    @InjectRepository(SignInLink) private readonly links: Repository<SignInLink>,
    private readonly users: Users,
  ) {}

  /** A token for the first admin while it has no password, or when `force` asks for one. Unused older tokens end. */
  async forFirstAdmin({ force }: { readonly force: boolean }): Promise<string | undefined> {
    const admin = await this.users.byName(firstAdmin);
    if (admin === null || admin.role !== 'admin' || (admin.passwordHash !== null && !force)) return undefined;
    const token = newSecret();
    await this.links.delete({ userId: admin.id, usedAt: IsNull() });
    await this.links.insert({ userId: admin.id, tokenHash: hashSecret(token), expiresAt: new Date(Date.now() + lifetimeMs) });
    return token;
  }

  /** Uses the token up; returns whose it was. */
  async redeem(token: string): Promise<string | undefined> {
    const [rows]: [readonly { readonly user_id: string }[], number] = await this.links.query(
      'update sign_in_links set used_at = now() where token_hash = $1 and used_at is null and expires_at > now() returning user_id',
      [hashSecret(token)],
    );
    return rows[0]?.user_id;
  }
}
