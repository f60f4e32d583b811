import type { SignedIn } from './types.ts';

const KEY = 'paddock.session';
const listeners = new Set<() => void>();
let current: SignedIn | null = read();

function read(): SignedIn | null {
  try {
    const text = localStorage.getItem(KEY);
    const parsed: unknown = text === null ? null : JSON.parse(text);
    return isSignedIn(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isSignedIn(value: unknown): value is SignedIn {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string' && 'user' in value;
}

function announce(): void {
  for (const listener of listeners) listener();
}

/** Who is signed in on this browser; shared by all tabs through localStorage. */
export const session = {
  get: (): SignedIn | null => current,
  set(next: SignedIn | null): void {
    current = next;
    if (next === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(next));
    announce();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  current = read();
  announce();
});
