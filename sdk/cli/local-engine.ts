import type { LocalEngine } from '../src/local.ts';
import { UsageError } from './usage-error.ts';

/** Kept apart from the import so that the command line can be compiled and installed without the platform. */
const specifier: string = '@paddock/platform/local';

/** The engine on this machine; throws a UsageError where it is not installed. */
export async function loadLocalEngine(): Promise<LocalEngine> {
  try {
    const { localEngine } = (await import(specifier)) as { readonly localEngine: LocalEngine };
    return localEngine;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND' || !String(error).includes(specifier.split('/')[1] ?? '')) throw error;
    throw new UsageError('the engine is not installed on this machine; give --server URL to use one that runs elsewhere');
  }
}
