import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in URLs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets of full entropy need no slow hash: what the database holds cannot be turned back. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
