import { ApiError, parseProblem, UNREACHABLE } from './problem.ts';
import { session } from './session.ts';

const ROOT = '/api/v1';

type QueryValue = string | number | boolean | undefined | null;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Sign-in calls: a 401 means a wrong password, not an ended session. */
  readonly open?: boolean;
}

export function apiUrl(path: string, query: RequestOptions['query'] = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return `${ROOT}${path}${search === '' ? '' : `?${search}`}`;
}

function authHeader(): Record<string, string> {
  const token = session.get()?.token;
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', query, body, headers, signal, open = false } = options;
  const isForm = body instanceof FormData;
  const response = await fetch(apiUrl(path, query), {
    method,
    headers: {
      accept: 'application/json',
      ...(open ? {} : authHeader()),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(UNREACHABLE);
  });
  if (response.ok) return response;
  if (response.status === 401 && !open) session.set(null);
  throw new ApiError(parseProblem(response.status, await readBody(response)));
}

/** The one way to the server. The type parameter is the contract's promise for this path. */
export async function api<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return (await readBody(await send(path, options))) as T;
}

/** Fetches a file with the session's rights and hands it to the browser as a download. */
export async function download(path: string, query: RequestOptions['query'], fileName: string): Promise<void> {
  const response = await send(path, { ...(query && { query }), headers: { accept: '*/*' } });
  const url = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export interface UploadOptions {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Multipart upload with progress, which fetch cannot report. */
export function upload<T>(path: string, form: FormData, { onProgress, signal }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl(path));
    for (const [name, value] of Object.entries({ accept: 'application/json', ...authHeader() })) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0));
    request.addEventListener('error', () => reject(new ApiError(UNREACHABLE)));
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')));
    request.addEventListener('load', () => {
      const body = parseJson(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(body as T);
      if (request.status === 401) session.set(null);
      return reject(new ApiError(parseProblem(request.status, body)));
    });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
