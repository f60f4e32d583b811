import { writeFileSync } from 'node:fs';
import type { BacktestProfile } from '../../src/local.ts';
import { cpuProfile } from './cpu-profile.ts';

const MOST_SHOWN = 8;

/** Writes a profile; a name that ends in `.cpuprofile` gets the format that browsers and editors open. */
export function writeProfile(profile: BacktestProfile, file: string, cpuMs: number): void {
  writeFileSync(file, JSON.stringify(file.endsWith('.cpuprofile') ? cpuProfile(profile, cpuMs) : profile, undefined, 2));
}

/** The costliest callbacks and lines, one a line. */
export function profileText({ samples, engine, callbacks, lines }: BacktestProfile): string {
  const place = ({ share, file, line, name }: BacktestProfile['lines'][number]): string => `${percent(share)}  ${file}:${line}  ${name}`;
  return [
    `where the time went (${samples} samples):`,
    `${percent(engine)}  engine: bar loop, matching, accounts`,
    ...callbacks.map((each) => `${percent(each.share)}  ${each.name} (${each.file}:${each.line})`),
    ...(lines.length === 0 ? [] : ['costliest lines:', ...lines.slice(0, MOST_SHOWN).map(place)]),
  ].join('\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`.padStart(6);
}
