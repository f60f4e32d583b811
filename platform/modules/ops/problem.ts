import { HttpException } from '@nestjs/common';

/** One thing that is wrong with a request: where, what was given, what is valid. */
export interface ProblemDetail {
  readonly field?: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: readonly unknown[];
  readonly code?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ProblemOptions {
  readonly errors?: readonly ProblemDetail[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An error meant for the caller, as RFC 9457 describes it: `code` names the kind, `detail` says it in plain words. */
export class Problem extends HttpException {
  readonly code: string;
  readonly errors: readonly ProblemDetail[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, detail: string, options: ProblemOptions = {}) {
    super(detail, status, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }

  /** The request is malformed. */
  static invalid(errors: readonly ProblemDetail[]): Problem {
    const [first, ...others] = errors;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return new Problem(400, 'invalid-request', `${first?.message ?? 'The request is not valid'}${more}`, { errors });
  }

  /** One field holds a value that cannot be used; `allowed` lists those that can. */
  static invalidField(field: string, value: unknown, message: string, allowed?: readonly unknown[]): Problem {
    return Problem.invalid([{ field, value, message, ...(allowed === undefined ? {} : { allowed }) }]);
  }

  static notFound(kind: string, id: string, available?: readonly string[]): Problem {
    const hint = available === undefined ? '' : available.length === 0 ? ' There is none yet.' : ` Available: ${available.slice(0, 20).join(', ')}.`;
    return new Problem(404, 'not-found', `There is no ${kind} "${id}".${hint}`);
  }

  static conflict(detail: string, options?: ProblemOptions): Problem {
    return new Problem(409, 'conflict', detail, options);
  }

  /** Well formed, but its contents cannot be accepted. */
  static unprocessable(detail: string, errors: readonly ProblemDetail[] = []): Problem {
    return new Problem(422, 'unprocessable', detail, { errors });
  }

  static unauthorized(detail: string): Problem {
    return new Problem(401, 'unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="Paddock"' } });
  }

  static forbidden(detail: string): Problem {
    return new Problem(403, 'forbidden', detail);
  }
}
