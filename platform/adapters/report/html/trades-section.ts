import type { OpenPositionRow, ReportDocument, TradeRow } from '@paddock/platform/core';
import { count, decimal, money, price, time } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { PnlHistogram } from './pnl-histogram.ts';

/** Trades written out in the page; the rest is in the other exports. */
const SHOWN = 500;

/** Distribution of results, the first trades in full, and what was still open at the end. Reads the trades once. */
export async function tradesSection({ trades, metrics, openPositions }: ReportDocument): Promise<Html> {
  const histogram = new PnlHistogram(metrics.largestLoss ?? 0, metrics.largestWin ?? 0);
  const rows: Html[] = [];
  let total = 0;
  for await (const trade of trades) {
    total++;
    histogram.add(Number(trade.pnl));
    if (total <= SHOWN) rows.push(tradeRow(trade, total));
  }
  const more =
    total > SHOWN && html`<p class="note">The first ${count(SHOWN)} of ${count(total)} trades; all that were kept are in the CSV and JSON exports.</p>`;
  const body =
    total === 0
      ? html`<p class="empty">No trade was closed.</p>`
      : html`<h3>Results per trade</h3>
          ${histogram.chart()}${tradesTable(rows)}${more}`;
  return html`<section id="trades">
    <h2>Trades <span class="tally">${count(total)}</span></h2>
    ${body}${openSection(openPositions)}
  </section>`;
}

function tradesTable(rows: readonly Html[]): Html {
  return html`<div class="scroll tall">
    <table class="rows">
      <thead>
        <tr>
          <th class="n">#</th>
          <th>Symbol</th>
          <th>Side</th>
          <th class="n">Quantity</th>
          <th>Entry</th>
          <th class="n">Price</th>
          <th>Exit</th>
          <th class="n">Price</th>
          <th class="n">Bars</th>
          <th class="n">Fees</th>
          <th class="n">P&amp;L</th>
          <th>Exit reason</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function tradeRow(trade: TradeRow, number: number): Html {
  const { symbol, side, quantity, entryTime, entryPrice, exitTime, exitPrice, bars, fees, pnl, exitReason } = trade;
  return html`<tr>
    <td class="n dim">${number}</td>
    <td>${symbol}</td>
    <td>${sideBadge(side)}</td>
    <td class="n">${decimal(quantity)}</td>
    <td>${time(entryTime)}</td>
    <td class="n">${price(entryPrice)}</td>
    <td>${time(exitTime)}</td>
    <td class="n">${price(exitPrice)}</td>
    <td class="n">${count(bars)}</td>
    <td class="n">${money(fees)}</td>
    ${pnlCell(pnl)}
    <td class="dim">${exitReason}</td>
  </tr> `;
}

function openSection(positions: readonly OpenPositionRow[]): Html {
  if (positions.length === 0) return html``;
  const head = ['Symbol', 'Side', 'Quantity', 'Entry', 'Average price', 'Last price', 'Fees', 'Unrealised P&L'];
  return html`<h3>Open at the end <span class="tally">${count(positions.length)}</span></h3>
    <p class="note">Valued at the last close; counted in the final equity, not among the trades.</p>
    <div class="scroll tall">
      <table class="rows">
        <thead>
          <tr>
            ${head.map((column, index) => html`<th class="${index === 0 || index === 1 || index === 3 ? '' : 'n'}">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${positions.map(positionRow)}
        </tbody>
      </table>
    </div>`;
}

function positionRow({ symbol, side, quantity, entryTime, averagePrice, lastPrice, fees, unrealizedPnl }: OpenPositionRow): Html {
  return html`<tr>
    <td>${symbol}</td>
    <td>${sideBadge(side)}</td>
    <td class="n">${decimal(quantity)}</td>
    <td>${time(entryTime)}</td>
    <td class="n">${price(averagePrice)}</td>
    <td class="n">${price(lastPrice)}</td>
    <td class="n">${money(fees)}</td>
    ${pnlCell(unrealizedPnl)}
  </tr> `;
}

function sideBadge(side: string): Html {
  return html`<span class="side ${side === 'long' ? 'long' : 'short'}">${side}</span>`;
}

function pnlCell(pnl: string): Html {
  const value = Number(pnl);
  return html`<td class="n ${value > 0 ? 'gain' : value < 0 ? 'loss' : ''}">${money(pnl)}</td>`;
}
