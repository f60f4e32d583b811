import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Oldest releases that were tried and hold. Older ones have known ways out, or were never tried. */
const ISOLATED_VM_FLOOR = '7.0.1';
const NODE_FLOORS: Readonly<Record<number, string>> = { 24: '24.21.0', 26: '26.10.0' };

let verdict: { readonly refusal: string | undefined } | undefined;

/** Why no sandbox may be started with the installed versions, or undefined. */
export function securityFloor(): string | undefined {
  verdict ??= { refusal: judge(process.versions.node, isolatedVmVersion()) };
  return verdict.refusal;
}

/** Compares the versions that would run with the floors. */
export function judge(node: string, isolatedVm: string): string | undefined {
  if (isBelow(isolatedVm, ISOLATED_VM_FLOOR)) return `isolated-vm ${isolatedVm} has known holes; ${ISOLATED_VM_FLOOR} or newer is needed: run "npm ci"`;
  const major = Number(node.split('.')[0]);
  const floor = NODE_FLOORS[major];
  const known = Object.values(NODE_FLOORS).join(' or ');
  if (floor === undefined || isBelow(node, floor)) return `Node ${node} cannot run sandboxes; use ${known} or newer of the same line`;
  return undefined;
}

function isolatedVmVersion(): string {
  const manifest = createRequire(import.meta.url).resolve('isolated-vm/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function isBelow(version: string, floor: string): boolean {
  const parts = version.split('.').map(Number);
  const limits = floor.split('.').map(Number);
  for (const [index, limit] of limits.entries()) {
    const part = parts[index] ?? 0;
    if (part !== limit) return !(part > limit);
  }
  return false;
}
