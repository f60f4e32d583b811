import type { Metrics, ReportDocument } from '@paddock/platform/core';
import { change, count, money, percent, plain } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { METRIC_GROUPS } from './metric-groups.ts';
import type { MetricGroup } from './metric-groups.ts';

/** The figures that a reader looks for first. */
export function headlineFigures({ metrics, job, costs, periodsPerYear }: ReportDocument): Html {
  const { totalReturn, maxDrawdown, longestDrawdownDays, sharpe, sortino, cagr, winRate, trades, profitFactor, expectancy, exposure, turnover } = metrics;
  const cards = [
    card('Final equity', money(metrics.finalEquity), `from ${money(job.cash)}`),
    card('Total return', change(totalReturn), `CAGR ${percent(cagr)}`, tone(totalReturn)),
    card('Maximum drawdown', percent(maxDrawdown), `longest ${plain(longestDrawdownDays, 0)} days`, maxDrawdown > 0 ? 'loss' : ''),
    card('Sharpe ratio', plain(sharpe), `annualised, A = ${plain(periodsPerYear.value, 0)}; Sortino ${plain(sortino)}`, tone(sharpe)),
    card('Closed trades', count(trades), `${percent(winRate)} winners`),
    card('Profit factor', plain(profitFactor), `expectancy ${money(expectancy)}`, profitFactor === null ? '' : tone(profitFactor - 1)),
    card('Exposure', percent(exposure), `turnover ${plain(turnover, 1)} x`),
    card('Costs', money(costs.total), `commission ${money(metrics.fees)}`),
  ];
  return html`<div class="cards">${cards}</div>`;
}

/** All metrics by group, each with its definition as a tooltip, and the definitions in full below. */
export function metricsSection({ metrics, definitions, periodsPerYear }: ReportDocument): Html {
  const groups = METRIC_GROUPS.filter(({ lines }) => lines.some(({ name }) => metrics[name] !== null));
  const terms = groups.flatMap(({ lines }) => lines.map(({ name, label }) => definition(label, definitions[name])));
  return html`<section id="metrics">
    <h2>Metrics</h2>
    <div class="groups">${groups.map((group) => groupBlock(group, metrics, definitions))}</div>
    <p class="note">Periods per year A = ${periodsPerYear.reason}. A dash marks a figure that is undefined for this run.</p>
    <details>
      <summary>Definitions</summary>
      <dl class="terms">${terms}</dl>
    </details>
  </section>`;
}

function groupBlock({ title, lines }: MetricGroup, metrics: Metrics, definitions: ReportDocument['definitions']): Html {
  const figures = lines.map(
    ({ name, label, show }) =>
      html`<div title="${definitions[name]}">
        <dt>${label}</dt>
        <dd>${show(figure(metrics, name))}</dd>
      </div>`,
  );
  return html`<div class="group">
    <h3>${title}</h3>
    <dl>${figures}</dl>
  </div>`;
}

function definition(label: string, text: string | undefined): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${text}</dd>
  </div>`;
}

function card(label: string, value: string, note: string, toneClass = ''): Html {
  return html`<div class="card">
    <div class="label">${label}</div>
    <div class="value ${toneClass}">${value}</div>
    <div class="sub">${note}</div>
  </div>`;
}

function tone(value: number | null): string {
  if (value === null || value === 0) return '';
  return value > 0 ? 'gain' : 'loss';
}

function figure(metrics: Metrics, name: keyof Metrics): number | null {
  const value = metrics[name];
  return typeof value === 'string' ? Number(value) : value;
}
