import type { SourceLocation } from '@paddock/platform/core';
import type { Sandbox } from '@paddock/sandbox';

const MOST_PAGES = 20;

/** Where in the author's source orders were placed, by order id. What the sandbox says is a claim: only whole numbers are taken, and they may be wrong. */
export async function orderPlaces(sandbox: Sandbox): Promise<ReadonlyMap<string, SourceLocation>> {
  const places = new Map<string, SourceLocation>();
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const answer = await sandbox.control('order-sites');
    if (!answer.ok || !Array.isArray(answer.value) || answer.value.length === 0) break;
    for (const site of answer.value as readonly unknown[]) {
      const [id, line, column] = numbersOf(site);
      const location = line === undefined || column === undefined ? undefined : sandbox.locate(line, column);
      if (location !== undefined) places.set(String(id), location);
    }
  }
  return places;
}

function numbersOf(site: unknown): readonly number[] {
  const numbers: readonly unknown[] = Array.isArray(site) ? site : [];
  return numbers.length === 3 && numbers.every((n): n is number => Number.isSafeInteger(n) && Number(n) > 0) ? numbers : [];
}
