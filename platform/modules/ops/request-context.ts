import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export const userRoles = ['author', 'operator', 'admin'] as const;
export type UserRole = (typeof userRoles)[number];

/** Who acts: a user, by a sign-in token or by one of their API keys. */
export interface Principal {
  readonly id: string;
  readonly username: string;
  readonly role: UserRole;
  readonly via: 'token' | 'api-key';
}

/** What everything done on behalf of one request or job shares. */
export interface RequestContext {
  readonly correlationId: string;
  readonly ip?: string;
  principal?: Principal;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** The id that ties log lines, errors and audit rows together; a new one outside of any request or job. */
export function correlationId(): string {
  return storage.getStore()?.correlationId ?? randomUUID();
}

/** Runs `work` under a correlation id, so that a job's log lines carry the id of the request that started it. */
export function inContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}
