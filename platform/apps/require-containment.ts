import { containment, containmentShortfall, securityFloor } from '@paddock/sandbox';
import type { Config } from '../modules/config/index.ts';
import { PlainError } from './plain-error.ts';

/** Refuses the start where sandboxes would be weaker than this installation may run with. */
export async function requireContainment({ containmentMin }: Config): Promise<void> {
  const refusal = versionRefusal(securityFloor());
  if (refusal !== undefined) throw refusal;
  if (containmentMin === 0) return;
  const shortfall = containmentShortfall(await containment(), containmentMin);
  if (shortfall !== undefined)
    throw new PlainError(
      `${shortfall}\n\nPADDOCK_CONTAINMENT_MIN=${containmentMin} requires that. "paddock doctor" shows all layers; docs/operations.md tells about them.`,
    );
}

/** `tooOld`: what is wrong with the installed versions. Holds whatever the configuration says. */
export function versionRefusal(tooOld: string | undefined): PlainError | undefined {
  return tooOld === undefined ? undefined : new PlainError(`Paddock does not start, because strategies could break out: ${tooOld}`);
}
