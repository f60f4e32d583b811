import { averages } from './catalogue-averages.ts';
import { bands } from './catalogue-bands.ts';
import { momentum } from './catalogue-momentum.ts';
import { oscillators } from './catalogue-oscillators.ts';
import { trend } from './catalogue-trend.ts';
import { volatility } from './catalogue-volatility.ts';
import { volume } from './catalogue-volume.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/** Every indicator of the SDK: what the contract suite, the documentation and forms are made from. */
export const catalogue: readonly CatalogueEntry[] = [...averages, ...bands, ...momentum, ...oscillators, ...trend, ...volatility, ...volume];

/** The entry of an id. Throws a `RangeError` that lists the ids when there is none. */
export function indicatorById(id: string): CatalogueEntry {
  const found = catalogue.find((entry) => entry.id === id);
  if (found === undefined)
    throw new RangeError(`there is no indicator ${JSON.stringify(id)}; the indicators are ${catalogue.map((entry) => entry.id).join(', ')}`);
  return found;
}
