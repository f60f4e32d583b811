import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { endianness } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Block, MARK, ROWS_PER_BLOCK, TAIL_BYTES } from './block-file.ts';

export interface BlockFileContent {
  readonly rows: Readonly<Record<string, Iterable<unknown>>>;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Small files go to disk in one write; larger ones in pieces of this size. */
const FLUSH_BYTES = 1 << 20;

/** Writes the file whole or not at all: under another name first, flushed to the disk, then renamed. */
export async function writeBlockFile(file: string, content: BlockFileContent): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(unfinished, 'w');
  try {
    await new BlockFileWriter(handle).write(content);
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

class BlockFileWriter {
  readonly #handle: FileHandle;
  #offset = 0;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(content: BlockFileContent): Promise<void> {
    const rows: Record<string, readonly Block[]> = {};
    const columns: Record<string, Block> = {};
    for (const [name, items] of Object.entries(content.rows)) rows[name] = await this.#rows(items);
    for (const [name, values] of Object.entries(content.columns)) columns[name] = await this.#append(littleEndian(values), values.length);
    const { bytes } = await this.#append(Buffer.from(JSON.stringify({ rows, columns })), 0);
    const tail = Buffer.alloc(TAIL_BYTES);
    tail.writeUInt32LE(bytes, 0);
    tail.write(MARK, 4, 'latin1');
    await this.#append(tail, 0);
    await this.#flush();
  }

  async #rows(items: Iterable<unknown>): Promise<readonly Block[]> {
    const blocks: Block[] = [];
    let lines: string[] = [];
    const close = async (): Promise<void> => {
      if (lines.length === 0) return;
      // Packing a block takes milliseconds: let others have a turn in between.
      if (blocks.length > 0) await nextTurn();
      blocks.push(await this.#append(gzipSync(lines.join('\n'), { level: 1 }), lines.length));
      lines = [];
    };
    for (const item of items) {
      lines.push(JSON.stringify(item));
      if (lines.length === ROWS_PER_BLOCK) await close();
    }
    await close();
    return blocks;
  }

  async #append(bytes: Uint8Array, rows: number): Promise<Block> {
    const block = { offset: this.#offset, bytes: bytes.byteLength, rows };
    this.#offset += bytes.byteLength;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.byteLength;
    if (this.#pendingBytes >= FLUSH_BYTES) await this.#flush();
    return block;
  }

  async #flush(): Promise<void> {
    const pieces = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    if (pieces.length > 0) await this.#handle.writev(pieces);
  }
}

function littleEndian(values: Float64Array): Uint8Array {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap64();
}
