import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { repositoryRoot } from '../modules/config/index.ts';
import { MetricsRegistry } from '../modules/ops/index.ts';
import { createTestApp, type TestApp } from './harness.ts';

const docker = path.join(repositoryRoot(), 'docker');
const textOf = (file: string): string => fs.readFileSync(path.join(docker, file), 'utf8');

let paddock: TestApp;
beforeAll(async () => {
  paddock = await createTestApp({ roles: ['api'], samples: false });
});
afterAll(() => paddock.close());

/** Metric names that expressions use, without what Prometheus adds for histograms. */
function namesIn(expressions: readonly string[]): readonly string[] {
  const names = expressions.flatMap((expression) => expression.match(/\b(paddock|nodejs|process)_[a-z0-9_]+/g) ?? []);
  return [...new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, '')))];
}

function unknownIn(expressions: readonly string[]): readonly string[] {
  const known = new Set(
    paddock.app
      .get(MetricsRegistry)
      .registry.getMetricsAsArray()
      .map(({ name }) => name),
  );
  return namesIn(expressions).filter((name) => !known.has(name));
}

describe('the Grafana dashboard', () => {
  const dashboard = JSON.parse(textOf('grafana/dashboards/paddock.json')) as {
    readonly panels: readonly { readonly id: number; readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
  };

  test('has panels with ids of their own, each with something to show', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(dashboard.panels.filter(({ targets }) => targets.length === 0)).toEqual([]);
  });

  test('asks only for metrics that Paddock has', () => {
    const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThan(15);
    expect(unknownIn(expressions)).toEqual([]);
  });
});

describe('the alert rules', () => {
  const { groups } = parse(textOf('prometheus/alerts.yml')) as {
    readonly groups: readonly {
      readonly rules: readonly { readonly alert: string; readonly expr: string; readonly annotations: Readonly<Record<string, string>> }[];
    }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  test('say what is wrong and what to do', () => {
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.filter(({ annotations }) => !annotations['summary'] || !annotations['action'])).toEqual([]);
  });

  test('ask only for metrics that Paddock has', () => {
    expect(unknownIn(rules.map(({ expr }) => expr))).toEqual([]);
  });
});

test('compose, scrape configuration and provisioning are YAML, and compose mounts files that exist', () => {
  for (const file of ['prometheus/prometheus.yml', 'grafana/provisioning/datasources.yml', 'grafana/provisioning/dashboards.yml'])
    expect(typeof parse(textOf(file)), file).toBe('object');
  const { services } = parse(textOf('compose.yaml'), { merge: true }) as {
    readonly services: Readonly<Record<string, { readonly volumes?: readonly string[] }>>;
  };
  const mounted = Object.values(services).flatMap(({ volumes = [] }) => volumes.filter((volume) => volume.startsWith('./')));
  expect(mounted.map((volume) => volume.split(':')[0] ?? '').filter((file) => !fs.existsSync(path.join(docker, file)))).toEqual([]);
});
