import { gunzipSync } from 'node:zlib';
import type { BundleLimits } from './bundle-limits.ts';
import { importedFiles } from './imported-files.ts';
import type { Problem } from './problem.ts';
import { ArchiveError, readTar } from './tar.ts';

export type UnpackOutcome =
  | { readonly ok: true; readonly files: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const GZIP: readonly number[] = [0x1f, 0x8b];
const ZIP: readonly number[] = [0x50, 0x4b];
/** Times the packed size; more is no source text. */
const MOST_RATIO = 100;
/** Padding alone makes a tiny archive shrink a lot. */
const RATIO_FROM = 65_536;
/** Headers and padding of each entry. */
const PER_ENTRY = 2_048;

/** Reads the files of a strategy from a .tar or .tgz in memory. Nothing is ever written to disk, and nothing but plain files gets through. */
export function unpackArchive(bytes: Uint8Array, limits: BundleLimits, entry?: string): UnpackOutcome {
  try {
    const files: Record<string, string> = {};
    for (const { name, text } of readTar(plain(bytes, limits), limits)) {
      if (Object.hasOwn(files, name)) throw new ArchiveError(`${JSON.stringify(name)} is in the archive twice`);
      files[name] = text;
    }
    if (Object.keys(files).length === 0) throw new ArchiveError('the archive holds no files');
    return { ok: true, files: importedFiles(files, entry) };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { ok: false, problems: [{ code: 'archive', message: error.message }] };
  }
}

/** The tar itself, inflated where it is packed; never more than the limits allow is inflated. */
function plain(bytes: Uint8Array, limits: BundleLimits): Uint8Array {
  if (startsWith(bytes, ZIP)) throw new ArchiveError('zip archives are not taken; send a .tar or .tgz');
  const most = limits.totalBytes + (limits.files + 1) * PER_ENTRY * 2;
  if (!startsWith(bytes, GZIP)) {
    if (bytes.length > most) throw new ArchiveError(`the archive has ${bytes.length} bytes; at most ${most} are allowed`);
    return bytes;
  }
  const inflated = inflate(bytes, most);
  if (inflated.length > RATIO_FROM && inflated.length > bytes.length * MOST_RATIO)
    throw new ArchiveError(`the archive grows from ${bytes.length} to ${inflated.length} bytes; at most ${MOST_RATIO} times is allowed`);
  return inflated;
}

function inflate(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const isTooLarge = (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ArchiveError(isTooLarge ? `the archive holds more than ${most} bytes` : 'the archive is damaged: it cannot be inflated');
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
