import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Audit, type Principal, Problem } from '../../ops/index.ts';
import { hashSecret, newSecret } from '../secret-token.ts';
import { User } from '../users/user.entity.ts';
import { ApiKey } from './api-key.entity.ts';

export const apiKeyPrefix = 'pdk_';
const shownLength = apiKeyPrefix.length + 8;
const maxKeys = 50;

@Injectable()
export class ApiKeys {
  constructor(
    @InjectRepository(ApiKey) private readonly keys: Repository<ApiKey>,
    private readonly audit: Audit,
  ) {}

  list(userId: string): Promise<ApiKey[]> {
    return this.keys.find({ where: { userId }, order: { createdAt: 'DESC' } });
  }

  /** The key itself is only known here and to the caller; the database keeps its hash. */
  async create(userId: string, name: string): Promise<{ readonly row: ApiKey; readonly key: string }> {
    if ((await this.keys.countBy({ userId })) >= maxKeys) throw Problem.conflict(`You have ${maxKeys} API keys: remove one that you no longer use`);
    const key = apiKeyPrefix + newSecret();
    const row = await this.keys.save(this.keys.create({ userId, name, prefix: key.slice(0, shownLength), keyHash: hashSecret(key), lastUsedAt: null }));
    await this.audit.record({ action: 'api-key.created', subject: name, detail: { prefix: row.prefix } });
    return { row, key };
  }

  async remove(userId: string, id: string): Promise<void> {
    const key = await this.keys.findOneBy({ id, userId });
    if (key === null) throw Problem.notFound('API key', id);
    await this.keys.delete({ id });
    await this.audit.record({ action: 'api-key.removed', subject: key.name, detail: { prefix: key.prefix } });
  }

  /** Who the key belongs to. Its last use is noted to the minute. */
  async principalOf(key: string): Promise<Principal | undefined> {
    const found = await this.keys
      .createQueryBuilder('key')
      .innerJoinAndMapOne('key.user', User, 'user', 'user.id = key.user_id and user.deleted_at is null')
      .where('key.key_hash = :hash', { hash: hashSecret(key) })
      .getOne();
    const user = found === null ? undefined : ownerOf(found);
    if (found === null || user === undefined) return undefined;
    await this.keys.query("update api_keys set last_used_at = now() where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')", [
      found.id,
    ]);
    return { id: user.id, username: user.username, role: user.role, via: 'api-key' };
  }
}

function ownerOf(key: ApiKey): User | undefined {
  return 'user' in key && key.user instanceof User ? key.user : undefined;
}
