import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Arguments } from '../arguments/arguments.ts';
import type { OptionSpecs } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { readProblem } from './server-problem.ts';

export const SERVER_OPTIONS = {
  server: { type: 'string', value: '<url>', help: 'address of a Paddock server (PADDOCK_SERVER)' },
  'api-key': { type: 'string', value: '<key>', help: 'API key of that server (PADDOCK_API_KEY)' },
} as const satisfies OptionSpecs;

const DEFAULT_SERVER = 'http://127.0.0.1:4000';

/** The REST API of one server. */
export class ServerClient {
  readonly address: string;
  readonly #key: string | undefined;
  readonly #signal: AbortSignal;

  constructor(address: string, key: string | undefined, signal: AbortSignal) {
    this.address = address;
    this.#key = key;
    this.#signal = signal;
  }
  async get<T>(path: string): Promise<T> {
    return (await (await this.#send('GET', path)).json()) as T;
  }
  async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    const isForm = body instanceof FormData;
    const response = await this.#send('POST', path, {
      body: isForm ? body : JSON.stringify(body),
      headers: isForm ? headers : { 'content-type': 'application/json', ...headers },
    });
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  async delete(path: string): Promise<void> {
    await this.#send('DELETE', path);
  }
  /** Streams an answer into a file. */
  async download(path: string, file: string): Promise<void> {
    const { body } = await this.#send('GET', path);
    if (body !== null) await pipeline(Readable.fromWeb(body), createWriteStream(file));
  }
  /** Asks for something although the user has already pressed Ctrl-C. */
  async last(path: string): Promise<void> {
    await fetch(`${this.address}/api/v1${path}`, { method: 'POST', headers: this.#headers(), signal: AbortSignal.timeout(3_000) });
  }
  async #send(
    method: string,
    path: string,
    { body, headers = {} }: { readonly body?: string | FormData; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> {
    const url = `${this.address}/api/v1${path}`;
    let response: Response;
    try {
      response = await fetch(url, { method, headers: { ...this.#headers(), ...headers }, signal: this.#signal, ...(body !== undefined && { body }) });
    } catch (error) {
      this.#signal.throwIfAborted();
      throw new UsageError(`no Paddock server answers at ${this.address} (${reasonOf(error)}); start one with "npm start" or give --server URL`);
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }
  #headers(): Record<string, string> {
    return { accept: 'application/json', ...(this.#key !== undefined && { authorization: `Bearer ${this.#key}` }) };
  }
}

/** The server that the options or the environment name; undefined when neither does. */
export function namedServer(input: Arguments, terminal: Terminal): ServerClient | undefined {
  const address = input.text('server') ?? terminal.env['PADDOCK_SERVER'];
  if (address === undefined || address === '') return undefined;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new UsageError(`--server "${address}" is not an address; valid: http://host:port or https://host`);
  const key = input.text('api-key') ?? terminal.env['PADDOCK_API_KEY'] ?? terminal.env['PADDOCK_TOKEN'];
  return new ServerClient(address.replace(/\/+$/, ''), key === '' ? undefined : key, terminal.signal);
}

/** For commands that make no sense without a server. */
export function requiredServer(input: Arguments, terminal: Terminal): ServerClient {
  const named = namedServer(input, terminal);
  return named ?? new ServerClient(DEFAULT_SERVER, input.text('api-key') ?? terminal.env['PADDOCK_API_KEY'] ?? terminal.env['PADDOCK_TOKEN'], terminal.signal);
}

function reasonOf(error: unknown): string {
  const cause = (error as { readonly cause?: { readonly code?: unknown; readonly message?: unknown } }).cause;
  return String(cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : error));
}
