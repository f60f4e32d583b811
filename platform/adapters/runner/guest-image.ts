import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GuestImage } from '@paddock/sandbox';

// From platform/adapters/runner (sources, in tests) or platform/dist/adapters/runner (built).
const CANDIDATES = ['../../dist/guest/image.js', '../../guest/image.js'];
/** What a waiting process is asked: see `guest/rehearsal.ts`. */
export const REHEARSAL = { run: 'rehearse-run', session: 'rehearse-session' } as const;

let image: Promise<GuestImage> | undefined;

/** The one script that every isolate starts with, as the build made it. */
export function guestImage(): Promise<GuestImage> {
  image ??= read();
  return image;
}

async function read(): Promise<GuestImage> {
  for (const candidate of CANDIDATES) {
    try {
      return { code: await fs.readFile(fileURLToPath(new URL(candidate, import.meta.url)), 'utf8') };
    } catch {
      // The other place may have it.
    }
  }
  throw new Error('the guest image is missing: run "npm run build"');
}
