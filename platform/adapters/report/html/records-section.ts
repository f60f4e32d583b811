import type { FillRow, LogRow, OrderRow, ReportDocument, Rows, Truncated } from '@paddock/platform/core';
import { count, decimal, money, price as showPrice, time } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const SHOWN = 200;

/** Orders, fills and logs, folded away, the first of each. */
export async function recordsSection({ orders, fills, logs, truncated }: ReportDocument): Promise<Html> {
  const blocks = [
    await recordTable('Orders', orders, ['Id', 'Submitted', 'Symbol', 'Side', 'Type', 'Quantity', 'Filled', 'Status', 'Reason', 'Tag'], orderRow),
    await recordTable('Fills', fills, ['Order', 'Time', 'Symbol', 'Side', 'Quantity', 'Price', 'Fee', 'Slippage'], fillRow),
    await recordTable('Log', logs, ['Time', 'Level', 'Message'], logRow),
  ];
  return html`<section id="records">
    <h2>Records</h2>
    ${truncated !== undefined && truncationNote(truncated)} ${blocks}
  </section>`;
}

function truncationNote(truncated: Truncated): Html | null {
  const lost = Object.entries(truncated).filter(([, rows]) => rows > 0);
  if (lost.length === 0) return null;
  const text = lost.map(([kind, rows]) => `${count(rows)} ${kind}`).join(', ');
  return html`<p class="note">Not kept, because a run keeps only so many rows: ${text}. No export holds them.</p>`;
}

async function recordTable<T>(title: string, rows: Rows<T>, columns: readonly string[], show: (row: T) => Html): Promise<Html> {
  const shown: Html[] = [];
  let hasMore = false;
  for await (const row of rows) {
    hasMore = shown.length === SHOWN;
    if (hasMore) break;
    shown.push(show(row));
  }
  const tally = hasMore ? `first ${count(SHOWN)}` : count(shown.length);
  const head = columns.map((column) => html`<th>${column}</th>`);
  const table = html`<div class="scroll tall">
    <table class="rows">
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${shown}
      </tbody>
    </table>
  </div>`;
  const more = hasMore && html`<p class="note">All that were kept are in the JSON export.</p>`;
  return html`<details>
    <summary>${title} <span class="tally">${tally}</span></summary>
    ${shown.length === 0 ? html`<p class="empty">None.</p>` : table}${more}
  </details>`;
}

function orderRow({ id, submittedAt, symbol, side, type, quantity, filledQuantity, status, reason, tag, limitPrice, stopPrice }: OrderRow): Html {
  const prices = [stopPrice === undefined ? '' : ` stop ${showPrice(stopPrice)}`, limitPrice === undefined ? '' : ` limit ${showPrice(limitPrice)}`].join('');
  return html`<tr>
    <td class="dim">${id}</td>
    <td>${time(submittedAt)}</td>
    <td>${symbol}</td>
    <td>${side}</td>
    <td>${type}${prices}</td>
    <td>${decimal(quantity)}</td>
    <td>${decimal(filledQuantity)}</td>
    <td>${status}</td>
    <td class="dim">${reason}</td>
    <td class="dim">${tag}</td>
  </tr> `;
}

function fillRow({ orderId, time: at, symbol, side, quantity, price, fee, slippage }: FillRow): Html {
  return html`<tr>
    <td class="dim">${orderId}</td>
    <td>${time(at)}</td>
    <td>${symbol}</td>
    <td>${side}</td>
    <td>${decimal(quantity)}</td>
    <td>${showPrice(price)}</td>
    <td>${money(fee)}</td>
    <td>${money(slippage)}</td>
  </tr> `;
}

function logRow({ time: at, level, message }: LogRow): Html {
  return html`<tr>
    <td>${time(at)}</td>
    <td><span class="level ${level}">${level}</span></td>
    <td class="message">${message}</td>
  </tr> `;
}
