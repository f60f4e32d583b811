import type { Costs, ReportDocument } from '@paddock/platform/core';
import { money, percent } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const COST_LABELS: readonly (readonly [keyof Costs, string])[] = [
  ['commission', 'Commission'],
  ['spread', 'Spread'],
  ['slippage', 'Slippage'],
  ['impact', 'Market impact'],
];

/** What trading cost, by kind, against the initial equity. */
export function costsSection({ costs, job }: ReportDocument): Html {
  const initial = Number(job.cash);
  const total = Number(costs.total);
  return html`<section id="costs">
    <h2>Costs</h2>
    <div class="scroll">
      <table class="rows costs">
        <thead>
          <tr>
            <th>Kind</th>
            <th></th>
            <th class="n">Amount</th>
            <th class="n">Of initial equity</th>
          </tr>
        </thead>
        <tbody>
          ${COST_LABELS.map(([kind, label]) => costRow(label, costs[kind], { total, initial }))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td></td>
            <td class="n">${money(costs.total)}</td>
            <td class="n dim">${percent(total / initial)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;
}

function costRow(label: string, amount: string, { total, initial }: { readonly total: number; readonly initial: number }): Html {
  const share = total > 0 ? (Number(amount) / total) * 100 : 0;
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="bar">${share > 0 && html`<span style="width:${Math.min(100, share).toFixed(1)}%"></span>`}</td>
    <td class="n">${money(amount)}</td>
    <td class="n dim">${percent(Number(amount) / initial)}</td>
  </tr>`;
}
