import fs from 'node:fs';
import { newSecret } from '../secret-token.ts';

/** The key that signs tokens: made once, kept in the data folder for its owner only. */
export function jwtSecret(file: string): string {
  try {
    fs.writeFileSync(file, newSecret(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = fs.readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new Error(`${file} holds no usable secret: remove it, and everyone signs in again`);
  return secret;
}
