import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, indicatorById } from './catalogue.ts';
import { indicatorContract } from './indicator.contract.ts';
import * as index from './index.ts';

describe('every indicator keeps the contract', () => {
  for (const entry of catalogue) indicatorContract(entry);
});

describe('the catalogue', () => {
  test('lists every indicator class of the folder, and no id twice', () => {
    const folder = new URL('.', import.meta.url);
    const classes = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !/\.(spec|contract)\.ts$/.test(file))
      .flatMap((file) => /export class (\w+) extends (?:Price)?Indicator/.exec(readFileSync(new URL(file, folder), 'utf8'))?.[1] ?? []);
    expect(catalogue.map((entry) => entry.className).toSorted()).toEqual(classes.toSorted());
    expect(new Set(catalogue.map((entry) => entry.id)).size).toBe(catalogue.length);
    expect(catalogue.length).toBeGreaterThanOrEqual(60);
  });

  test('names its entries as the instances and the exports do', () => {
    for (const entry of catalogue) {
      const indicator = entry.create();
      expect(indicator.id).toBe(entry.id);
      expect(Reflect.get(index, entry.className)).toBe(indicator.constructor);
    }
  });

  test('lists the ids when one is unknown', () => {
    expect(() => indicatorById('smo')).toThrow(/"smo".*sma/);
  });

  test('is described line by line in the README', () => {
    const rows = readFileSync(new URL('README.md', import.meta.url), 'utf8').split('\n');
    for (const entry of catalogue) {
      const row = rows.find((line) => line.startsWith(`| ${entry.id} | \`new ${entry.className}(`));
      expect(row, entry.id).toBeDefined();
      for (const part of [...entry.outputs.map((output) => `\`${output}\``), ...entry.params.map((param) => param.name), entry.taLib ?? '|'])
        expect(row).toContain(part);
      if (entry.readiness === 'count') expect(row).toMatch(new RegExp(`[ (]${entry.create().warmUp}[ )]`));
    }
  });
});
