import type { Problem, ProblemItem } from './types.ts';

/** A refusal or failure of the server, or of the way to it (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.status = problem.status;
    this.problem = problem;
  }

  get items(): readonly ProblemItem[] {
    return this.problem.errors ?? [];
  }
}

export const UNREACHABLE: Problem = {
  title: 'Paddock cannot be reached',
  status: 0,
  detail: 'The server does not answer. Check that it is running, then try again.',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toItem(value: unknown): ProblemItem {
  if (!isRecord(value)) return { message: String(value) };
  const { field, file, line, column, code, allowed } = value;
  return {
    message: typeof value['message'] === 'string' ? value['message'] : JSON.stringify(value),
    ...('value' in value && { value: value['value'] }),
    ...(typeof field === 'string' && { field }),
    ...(typeof file === 'string' && { file }),
    ...(typeof line === 'number' && { line }),
    ...(typeof column === 'number' && { column }),
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...((Array.isArray(allowed) || typeof allowed === 'string') && { allowed }),
  };
}

/** Reads an error body; whatever is not problem+json still becomes a problem with the status and the text. */
export function parseProblem(status: number, body: unknown): Problem {
  const fallback = `The server answered with status ${status}`;
  if (!isRecord(body)) return { title: fallback, status, ...(typeof body === 'string' && body !== '' && { detail: body.slice(0, 500) }) };
  const { title, detail, message, correlationId, errors } = body;
  const text = typeof detail === 'string' ? detail : typeof message === 'string' ? message : undefined;
  return {
    title: typeof title === 'string' ? title : fallback,
    status,
    ...(text !== undefined && { detail: text }),
    ...(typeof correlationId === 'string' && { correlationId }),
    ...(Array.isArray(errors) && { errors: errors.map(toItem) }),
  };
}

/** What was asked for cannot be an id, as in an address that was cut off or made up. */
function wrongId(error: ApiError): ProblemItem | undefined {
  return error.status === 400 ? error.items.find(({ field }) => field === 'id') : undefined;
}

/** Nothing is there, and trying again will not change that. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || wrongId(error) !== undefined);
}

/** A headline for people; the standard names of HTTP statuses say little to them. */
export function titleOf(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong';
  if (error.status === 0) return UNREACHABLE.title;
  if (error.status >= 500) return 'Something went wrong inside Paddock';
  if (isMissing(error)) return 'Not found';
  if (error.status === 403) return 'Not allowed';
  return error.status === 429 ? 'Too many requests' : 'This did not go through';
}

/** One sentence for people, from anything that can be thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    const wrong = wrongId(error);
    if (wrong !== undefined) return `There is nothing with the id "${String(wrong.value)}".`;
    const first = error.items[0];
    return first && error.items.length === 1 ? first.message : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

export function allowedText(item: ProblemItem): string {
  if (item.allowed === undefined) return '';
  const values = Array.isArray(item.allowed) ? item.allowed.slice(0, 12).map(String).join(', ') : String(item.allowed);
  return item.message.includes(values) ? '' : ` Allowed: ${values}.`;
}
