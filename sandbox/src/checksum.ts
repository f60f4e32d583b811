import { createHash } from 'node:crypto';

/** SHA-256 of a bundle's code, lower-case hex: compared at every load. Apart from the bundler, which few processes need. */
export function checksumOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
