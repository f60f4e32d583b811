import type { BundleLimits } from './bundle-limits.ts';
import { isPlainName } from './bundle-limits.ts';

/** What is wrong with an archive, in words for its author. */
export class ArchiveError extends Error {}

export interface TarFile {
  readonly name: string;
  readonly text: string;
}

const BLOCK = 512;
/** Headers that name no file: folders and attributes of files. */
const MOST_OTHERS = 256;
const MOST_ATTRIBUTE_BYTES = 65_536;
/** Attributes that would make a file another one than its header says. */
const OVERRIDES = /^(?:path|size|linkpath|GNU\.sparse.*|SCHILY\.realsize)$/;
const KINDS: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a pipe',
  S: 'a sparse file',
  L: 'a file with a long name',
  K: 'a link with a long name',
};

interface Header {
  readonly name: string;
  readonly kind: string;
  readonly size: number;
}

/** The plain files of a tar (ustar), in order. Throws an `ArchiveError` at the first thing that is not plain. */
export function* readTar(bytes: Uint8Array, limits: BundleLimits): Generator<TarFile> {
  let at = 0;
  let files = 0;
  let others = 0;
  while (at + BLOCK <= bytes.length && !isEmpty(bytes, at, at + BLOCK)) {
    const header = readHeader(bytes, at);
    const from = at + BLOCK;
    at = from + Math.ceil(header.size / BLOCK) * BLOCK;
    if (from + header.size > bytes.length) throw new ArchiveError(`the archive is cut off in ${shown(header.name)}`);
    const content = bytes.subarray(from, from + header.size);
    if (header.kind === '0') {
      if (++files > limits.files) throw new ArchiveError(`the archive holds more than ${limits.files} files`);
      yield fileOf(header, content, limits);
    } else {
      if (++others > MOST_OTHERS) throw new ArchiveError(`the archive holds more than ${MOST_OTHERS} folders and attributes`);
      passOver(header, content);
    }
  }
  if (at > bytes.length) throw new ArchiveError('the archive is cut off');
  if (!isEmpty(bytes, at, bytes.length)) throw new ArchiveError('the archive is damaged: something follows its end');
}

function fileOf({ name, size }: Header, content: Uint8Array, limits: BundleLimits): TarFile {
  const inner = name.startsWith('./') ? name.slice(2) : name;
  if (!isPlainName(inner)) throw new ArchiveError(`${shown(name)} is not a file name that can be used: letters, digits, "_", "-", "." and "/", no ".."`);
  if (size > limits.fileBytes) throw new ArchiveError(`${shown(name)} has ${size} bytes; at most ${limits.fileBytes} are allowed`);
  try {
    return { name: inner, text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    throw new ArchiveError(`${shown(name)} holds no text (UTF-8)`);
  }
}

/** Folders are implied by the names of files; attributes may say when a file was made, but not what it is. */
function passOver({ name, kind, size }: Header, content: Uint8Array): void {
  if (kind === '5' && size === 0) return;
  if (kind !== 'x' && kind !== 'g') throw new ArchiveError(`${shown(name)} is ${KINDS[kind] ?? 'of an unknown kind'}; only plain files are taken`);
  if (size > MOST_ATTRIBUTE_BYTES) throw new ArchiveError(`the archive has ${size} bytes of attributes for one file`);
  const override = attributes(content).find((key) => OVERRIDES.test(key));
  if (override !== undefined) throw new ArchiveError(`the archive overrides the ${shown(override)} of a file; make it with "tar --format=ustar"`);
}

/** Names of extended attributes: records of `length name=value\n`. */
function attributes(content: Uint8Array): readonly string[] {
  const names: string[] = [];
  const text = Buffer.from(content).toString('latin1');
  for (let at = 0; at < text.length;) {
    const [head = '', length = '', name = ''] = /^(\d{1,5}) ([^=\n]{1,100})=/.exec(text.slice(at, at + 120)) ?? [];
    if (head === '' || Number(length) < head.length) throw new ArchiveError('the archive is damaged: its attributes cannot be read');
    names.push(name);
    at += Number(length);
  }
  return names;
}

function readHeader(bytes: Uint8Array, at: number): Header {
  const block = bytes.subarray(at, at + BLOCK);
  if (octal(block, 148, 8) !== checksum(block))
    throw new ArchiveError(at === 0 ? 'this is no tar archive' : 'the archive is damaged: a header does not add up');
  const flag = String.fromCharCode(block[156] ?? 0);
  const prefix = field(block, 257, 6) === 'ustar' ? field(block, 345, 155) : '';
  const own = field(block, 0, 100);
  return { name: prefix === '' ? own : `${prefix}/${own}`, kind: flag === '\0' || flag === '7' ? '0' : flag, size: octal(block, 124, 12) };
}

function field(block: Uint8Array, from: number, length: number): string {
  const text = Buffer.from(block.subarray(from, from + length)).toString('latin1');
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** Anything that is not an octal number is refused, such as the binary form for sizes above 8 GB. */
function octal(block: Uint8Array, from: number, length: number): number {
  const text = field(block, from, length).trim();
  if (!/^[0-7]{1,11}$/.test(text)) throw new ArchiveError('this is no tar archive, or one with sizes that are not allowed');
  return Number.parseInt(text, 8);
}

/** Sum of the header's bytes, its own eight counted as blanks. */
function checksum(block: Uint8Array): number {
  return block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

function isEmpty(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
