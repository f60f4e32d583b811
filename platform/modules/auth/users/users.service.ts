import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Raw, Repository } from 'typeorm';
import { Audit, Problem, type UserRole } from '../../ops/index.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { User } from './user.entity.ts';

export interface NewUser {
  readonly username: string;
  readonly password: string;
  readonly role: UserRole;
}

export const firstAdmin = 'admin';

@Injectable()
export class Users {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly audit: Audit,
  ) {}

  list(): Promise<User[]> {
    return this.users.find({ where: { deletedAt: IsNull() }, order: { username: 'ASC' } });
  }

  byId(id: string): Promise<User | null> {
    return this.users.findOneBy({ id, deletedAt: IsNull() });
  }

  byName(username: string): Promise<User | null> {
    return this.users.findOneBy({ username: Raw((column) => `lower(${column}) = lower(:username)`, { username }), deletedAt: IsNull() });
  }

  /** The user, when name and password are right. */
  async authenticate(username: string, password: string): Promise<User | undefined> {
    const user = await this.byName(username);
    return (await passwordMatches(user?.passwordHash, password)) && user !== null ? user : undefined;
  }

  async create({ username, password, role }: NewUser): Promise<User> {
    if ((await this.byName(username)) !== null) throw Problem.conflict(`There is already a user "${username}"`);
    const user = await this.users.save(this.users.create({ username, role, passwordHash: await hashPassword(password) }));
    await this.audit.record({ action: 'user.created', subject: username, detail: { role } });
    return user;
  }

  /** Ends the user's tokens and keys. The row stays, since jobs and audit entries point to it. */
  async remove(id: string): Promise<void> {
    const user = await this.byId(id);
    if (user === null) throw Problem.notFound('user', id);
    const admins = await this.users.countBy({ role: 'admin', deletedAt: IsNull() });
    if (user.role === 'admin' && admins === 1) throw Problem.conflict(`"${user.username}" is the last admin and cannot be removed`);
    await this.users.update({ id }, { deletedAt: new Date(), tokenEpoch: user.tokenEpoch + 1 });
    await this.audit.record({ action: 'user.removed', subject: user.username });
  }

  /** Ends all other sign-ins of the user. */
  async setPassword(id: string, next: string, current: string | undefined): Promise<User> {
    const user = await this.byId(id);
    if (user === null) throw Problem.notFound('user', id);
    if (user.passwordHash !== null && !(await passwordMatches(user.passwordHash, current ?? '')))
      throw Problem.invalidField('current', undefined, 'current is not your current password');
    const changed = await this.users.save(this.users.merge(user, { passwordHash: await hashPassword(next), tokenEpoch: user.tokenEpoch + 1 }));
    await this.audit.record({ action: 'password.changed', subject: user.username });
    return changed;
  }

  /** The admin that the first start makes; without a password, so it can only be entered by a one-time link. */
  async ensureFirstAdmin(): Promise<void> {
    await this.users.query("insert into users (username, role) select $1, 'admin' where not exists (select 1 from users) on conflict do nothing", [firstAdmin]);
  }
}
