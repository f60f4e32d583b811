import { CHART_WIDTH } from './chart-frame.ts';
import { compactMoney, count } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const HEIGHT = 170;
const LEFT = 14;
const RIGHT = CHART_WIDTH - 14;
const BOTTOM = HEIGHT - 26;
const BARS = 40;

/** Counts trade results into bars of equal width between the largest loss and the largest win; zero lies between two bars. */
export class PnlHistogram {
  readonly #width: number;
  readonly #losing: number;
  readonly #counts: Float64Array;

  constructor(largestLoss: number, largestWin: number) {
    const span = largestWin - largestLoss;
    this.#width = span > 0 ? span / BARS : 1;
    this.#losing = Math.ceil(-largestLoss / this.#width - 1e-9);
    this.#counts = new Float64Array(this.#losing + Math.max(1, Math.ceil(largestWin / this.#width - 1e-9)));
  }

  add(pnl: number): void {
    const bar = Math.min(this.#counts.length - 1, Math.max(0, Math.floor(pnl / this.#width + 1e-9) + this.#losing));
    this.#counts[bar] = (this.#counts[bar] ?? 0) + 1;
  }

  chart(): Html {
    const highest = this.#counts.reduce((high, value) => Math.max(high, value), 1);
    const step = (RIGHT - LEFT) / this.#counts.length;
    const bars = Array.from(this.#counts, (trades, bar) => {
      if (trades === 0) return null;
      const height = Math.max(2, (trades / highest) * (BOTTOM - 16));
      const from = (bar - this.#losing) * this.#width;
      const text = `${count(trades)} ${trades === 1 ? 'trade' : 'trades'} between ${compactMoney(round(from))} and ${compactMoney(round(from + this.#width))}`;
      return html`<rect
        class="${bar < this.#losing ? 'loss-bar' : 'gain-bar'}"
        x="${(LEFT + bar * step + 1).toFixed(1)}"
        y="${(BOTTOM - height).toFixed(1)}"
        width="${Math.max(1, step - 2).toFixed(1)}"
        height="${height.toFixed(1)}"
        rx="1.5"
        ><title>${text}</title></rect
      >`;
    });
    const zero = LEFT + this.#losing * step;
    return html`<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${HEIGHT}" role="img" aria-label="Distribution of trade results">
      <line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${BOTTOM}" y2="${BOTTOM}" />
      ${bars}
      <line class="baseline" x1="${zero.toFixed(1)}" x2="${zero.toFixed(1)}" y1="10" y2="${BOTTOM}" />
      ${this.#labels(zero)}
    </svg>`;
  }

  #labels(zero: number): Html {
    const low = compactMoney(round(-this.#losing * this.#width));
    const high = compactMoney(round((this.#counts.length - this.#losing) * this.#width));
    const isApart = (x: number): boolean => Math.abs(zero - x) > 60;
    return html`${isApart(LEFT) && html`<text class="axis" x="${LEFT}" y="${BOTTOM + 18}">${low}</text>`}<text
        class="axis"
        x="${zero.toFixed(1)}"
        y="${BOTTOM + 18}"
        text-anchor="${isApart(LEFT) ? (isApart(RIGHT) ? 'middle' : 'end') : 'start'}"
        >0</text
      >${isApart(RIGHT) && html`<text class="axis" x="${RIGHT}" y="${BOTTOM + 18}" text-anchor="end">${high}</text>`}`;
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
