import type { MonthlyReturns } from '@paddock/platform/core';
import { percent } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { MONTHS } from './ticks.ts';

/** Monthly returns as a heat map; the colour is strongest at the largest move of the table. */
export function monthlyTable(monthly: readonly MonthlyReturns[]): Html {
  const strongest = Math.max(1e-12, ...monthly.flatMap(({ months }) => months.map((value) => Math.abs(value ?? 0))));
  const rows = monthly.map(
    ({ year, months, total }) =>
      html`<tr>
        <th scope="row">${year}</th>
        ${months.map((value) => heatCell(value, strongest))}
        <td class="total ${tone(total)}">${cellText(total)}</td>
      </tr>`,
  );
  return html`<div class="scroll">
    <table class="months">
      <thead>
        <tr>
          <th scope="col">Year</th>
          ${MONTHS.map((month) => html`<th scope="col">${month}</th>`)}
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function heatCell(value: number | null, strongest: number): Html {
  if (value === null) return html`<td class="none"></td>`;
  const strength = Math.round(8 + 62 * Math.sqrt(Math.abs(value) / strongest));
  return html`<td class="${tone(value)} heat" style="--heat:${value === 0 ? 0 : strength}%" title="${percent(value)}">${cellText(value)}</td>`;
}

function cellText(value: number | null): string {
  if (value === null) return '';
  const text = Math.abs(value * 100).toFixed(Math.abs(value) >= 1 ? 0 : 2);
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

function tone(value: number | null): string {
  if (value === null || value === 0) return 'flat';
  return value > 0 ? 'gain' : 'loss';
}
