import type { EquityCurve } from '@paddock/platform/core';
import { CHART_WIDTH, ChartFrame } from './chart-frame.ts';
import { compactMoney, money, time } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { valueTicks } from './ticks.ts';

/** Equity over time, with the initial equity as a dashed line and the last value as a dot. */
export function equityChart(curve: EquityCurve, initialEquity: number): Html {
  const from = curve.time[0] ?? 0;
  const to = curve.time.at(-1) ?? 0;
  const last = curve.equity.at(-1) ?? 0;
  const min = curve.equity.reduce((low, value) => Math.min(low, value), initialEquity);
  const max = curve.equity.reduce((high, value) => Math.max(high, value), initialEquity);
  const frame = new ChartFrame({ height: 330, from, to, ticks: valueTicks(min, max, 6), label: compactMoney });
  const line = frame.path(curve.time, curve.equity);
  const area = `${line}L${frame.x(to).toFixed(1)} ${frame.bottom}L${frame.x(from).toFixed(1)} ${frame.bottom}Z`;
  const base = frame.y(initialEquity).toFixed(1);
  return html`<svg
    class="chart"
    viewBox="0 0 ${CHART_WIDTH} ${frame.height}"
    role="img"
    aria-label="Equity from ${time(from)} to ${time(to)}: ${money(initialEquity)} to ${money(last)}"
  >
    <defs>
      <linearGradient id="equity-fill" x1="0" y1="0" x2="0" y2="1">
        <stop class="fill-top" offset="0" />
        <stop class="fill-end" offset="1" />
      </linearGradient>
    </defs>
    ${frame.axes()}
    <path class="equity-area" d="${area}" />
    <line class="baseline" x1="${frame.left}" x2="${frame.right}" y1="${base}" y2="${base}" />
    <path class="equity-line" d="${line}" />
    <circle class="equity-dot" cx="${frame.x(to).toFixed(1)}" cy="${frame.y(last).toFixed(1)}" r="3.5" />
  </svg>`;
}
