import type { RunBundle } from '../../../adapters/runner/index.ts';

/** A strategy that was sent with its job: what the author wrote, and what the publish gate made of it. */
export interface InlineSource {
  readonly bundle: RunBundle & { readonly files: Readonly<Record<string, string>>; readonly entry: string };
}
