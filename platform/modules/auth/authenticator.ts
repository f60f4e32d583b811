import { Injectable } from '@nestjs/common';
import type { Principal } from '../ops/index.ts';
import { apiKeyPrefix, ApiKeys } from './api-keys/api-keys.service.ts';
import { Tokens } from './sign-in/tokens.service.ts';

/** Tells who stands behind a bearer credential: a sign-in token or an API key. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly apiKeys: ApiKeys,
  ) {}

  principalOf(credential: string): Promise<Principal | undefined> {
    return credential.startsWith(apiKeyPrefix) ? this.apiKeys.principalOf(credential) : this.tokens.principalOf(credential);
  }
}
