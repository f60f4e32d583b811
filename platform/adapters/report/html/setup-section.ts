import type { ReportDocument, ReportJob } from '@paddock/platform/core';
import { count, duration, money, time } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

type Fact = readonly [label: string, value: string | undefined];

/** How the run was set up, which code and data it ran on, and what it took: enough to run it again. */
export function setupSection(document: ReportDocument): Html {
  const { timing, job } = document;
  const speed: readonly Fact[] = [
    ['Bars', count(timing.bars)],
    ['CPU time', duration(timing.cpuMs)],
    ['Wall time', duration(timing.wallMs)],
    ['Bars per CPU second', count(Math.round(timing.barsPerCpuSecond))],
  ];
  return html`<section id="setup">
    <h2>Setup</h2>
    <div class="groups wide">
      ${block('Parameters', flattened('', job.params))} ${block('Versions', originOf(document))} ${block('Speed', speed)} ${block('Settings', settingsOf(job))}
    </div>
  </section>`;
}

function settingsOf(job: ReportJob): readonly Fact[] {
  return [
    ['Initial cash', money(job.cash)],
    ...flattened('Costs', job.costs),
    ...flattened('Fills', job.fills),
    ...flattened('Limits', job.limits),
    ['Lot method', job.lotMethod],
    ['Prices', job.adjustment],
    ['Seed', job.seed?.toString()],
  ];
}

function originOf({ job, versions, status }: ReportDocument): readonly Fact[] {
  return [
    ['Run', job.id],
    ['Status', status],
    ['Created', job.createdAt === undefined ? undefined : `${time(job.createdAt)} UTC`],
    ['Created by', job.createdBy],
    ['Paddock', versions.paddock],
    ['Node / V8', `${versions.node} / ${versions.v8}`],
    ['Code', versions.code],
    ['Data', versions.data],
  ];
}

function block(title: string, facts: readonly Fact[]): Html {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  const lines = known.map(
    ([label, value]) =>
      html`<div>
        <dt>${label}</dt>
        <dd class="text" title="${value}">${value}</dd>
      </div>`,
  );
  return html`<div class="group">
    <h3>${title}</h3>
    ${known.length === 0 ? html`<p class="empty">None.</p>` : html`<dl>${lines}</dl>`}
  </div>`;
}

/** Nested settings as one line each: `Costs: commission rate`. */
function flattened(label: string, value: unknown): readonly Fact[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[label, String(value)]];
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return [[label, value.join(', ')]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flattened(nestedLabel(label, key), inner));
}

function nestedLabel(label: string, key: string): string {
  return label === '' ? key : `${label}${label.includes(':') ? '' : ':'} ${words(key)}`;
}

function words(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
