import { type FileHandle, open } from 'node:fs/promises';
import { endianness } from 'node:os';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Block, type BlockIndex, MARK, TAIL_BYTES } from './block-file.ts';

const unpack = promisify(gunzip);

/** Reads parts of a result file; close it after use, or use it with `await using`. */
export class BlockFileReader implements AsyncDisposable {
  readonly #handle: FileHandle;
  readonly #index: BlockIndex;

  private constructor(handle: FileHandle, index: BlockIndex) {
    this.#handle = handle;
    this.#index = index;
  }

  static async open(file: string): Promise<BlockFileReader> {
    const handle = await open(file, 'r');
    try {
      return new BlockFileReader(handle, await readIndex(handle, file));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  count(section: string): number {
    return this.#blocks(section).reduce((sum, block) => sum + block.rows, 0);
  }

  /** Rows `from` to `from + limit - 1`; only the blocks that hold them are read. */
  async page<T>(section: string, from: number, limit: number): Promise<readonly T[]> {
    const found: T[] = [];
    let first = 0;
    for (const block of this.#blocks(section)) {
      if (first >= from + limit) break;
      if (first + block.rows > from) {
        const rows = await this.#unpack<T>(block);
        found.push(...rows.slice(Math.max(0, from - first), from + limit - first));
      }
      first += block.rows;
    }
    return found;
  }

  /** Every row, one block in memory at a time. */
  async *rows<T>(section: string): AsyncGenerator<T> {
    for (const block of this.#blocks(section)) yield* await this.#unpack<T>(block);
  }

  async all<T>(section: string): Promise<readonly T[]> {
    const found: T[] = [];
    for await (const row of this.rows<T>(section)) found.push(row);
    return found;
  }

  async column(name: string): Promise<Float64Array> {
    const block = this.#index.columns[name];
    if (block === undefined) throw new Error(`column "${name}" is not in the result file; it has ${Object.keys(this.#index.columns).join(', ')}`);
    const values = new Float64Array(block.rows);
    const bytes = Buffer.from(values.buffer);
    await readFully(this.#handle, bytes, block.offset);
    if (endianness() !== 'LE') bytes.swap64();
    return values;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  #blocks(section: string): readonly Block[] {
    return this.#index.rows[section] ?? [];
  }

  async #unpack<T>(block: Block): Promise<T[]> {
    const packed = Buffer.alloc(block.bytes);
    await readFully(this.#handle, packed, block.offset);
    const lines = (await unpack(packed)).toString().split('\n');
    return lines.map((line) => JSON.parse(line) as T);
  }
}

async function readIndex(handle: FileHandle, file: string): Promise<BlockIndex> {
  const { size } = await handle.stat();
  const tail = Buffer.alloc(TAIL_BYTES);
  if (size < TAIL_BYTES) throw new Error(`${file} is not a result file: ${size} bytes`);
  await readFully(handle, tail, size - TAIL_BYTES);
  const bytes = tail.readUInt32LE(0);
  if (tail.toString('latin1', 4) !== MARK || bytes > size - TAIL_BYTES) throw new Error(`${file} is not a result file or is cut off`);
  const index = Buffer.alloc(bytes);
  await readFully(handle, index, size - TAIL_BYTES - bytes);
  return JSON.parse(index.toString()) as BlockIndex;
}

async function readFully(handle: FileHandle, into: Buffer, position: number): Promise<void> {
  for (let done = 0; done < into.length;) {
    const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw new Error(`the result file ends at ${position + done}, ${into.length - done} bytes early`);
    done += bytesRead;
  }
}
