/** A refusal by the server, made from its problem document (RFC 9457). */
export class ServerProblem extends Error {
  override readonly name: string = 'ServerProblem';
  readonly status: number;
  readonly errors: readonly ProblemItem[];

  constructor(status: number, message: string, errors: readonly ProblemItem[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }

  /** The request was fine, the author's code was not: diagnostics carry a code, faults of a field do not. */
  get isAboutStrategy(): boolean {
    return this.status === 422 && this.errors.some(({ code }) => code !== undefined);
  }
}

export interface ProblemItem {
  readonly field?: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: readonly unknown[];
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly code?: string;
}

/** One line per fault, each with its place. */
export function problemLines({ errors, message }: ServerProblem): readonly string[] {
  if (errors.length === 0) return [message];
  return errors.map(({ file, line, column, field, message: text }) => {
    const place = file === undefined ? field : `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}`;
    return place === undefined || text.includes(place) ? text : `${place}: ${text}`;
  });
}

/** Reads whatever a server answered to a request that failed. */
export async function readProblem(response: Response): Promise<ServerProblem> {
  const text = await response.text();
  const body = parse(text);
  const detail = body?.detail ?? body?.title ?? (text.trim().slice(0, 200) || response.statusText);
  const hint = response.status === 401 ? '; set PADDOCK_API_KEY or give --api-key' : '';
  return new ServerProblem(response.status, `${detail}${hint}`, Array.isArray(body?.errors) ? body.errors : []);
}

function parse(text: string): { readonly detail?: string; readonly title?: string; readonly errors?: readonly ProblemItem[] } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
