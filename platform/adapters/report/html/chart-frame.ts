import { html } from './html.ts';
import type { Html } from './html.ts';
import { timeTicks } from './ticks.ts';

export const CHART_WIDTH = 1000;
const LEFT = 62;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 26;

export interface FrameOptions {
  readonly height: number;
  readonly from: number;
  readonly to: number;
  /** Values of the horizontal grid lines, ascending; the first and the last are the edges of the plot. */
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
}

/** Axes of a chart over time, and the place of a point in it. */
export class ChartFrame {
  readonly height: number;
  readonly left = LEFT;
  readonly right = CHART_WIDTH - RIGHT;
  readonly top = TOP;
  readonly bottom: number;
  readonly #options: FrameOptions;

  constructor(options: FrameOptions) {
    this.#options = options;
    this.height = options.height;
    this.bottom = options.height - BOTTOM;
  }

  x(time: number): number {
    const { from, to } = this.#options;
    return to === from ? this.left : this.left + ((time - from) / (to - from)) * (this.right - this.left);
  }

  y(value: number): number {
    const { ticks } = this.#options;
    const low = ticks[0] ?? 0;
    const high = ticks.at(-1) ?? 1;
    return this.bottom - ((value - low) / (high - low)) * (this.bottom - this.top);
  }

  /** Grid lines with their labels, behind the curve. */
  axes(): Html {
    const { from, to, ticks, label } = this.#options;
    const rows = ticks.map((tick) => {
      const y = this.y(tick).toFixed(1);
      return html`<line class="grid" x1="${this.left}" x2="${this.right}" y1="${y}" y2="${y}" /><text
          class="axis"
          x="${this.left - 8}"
          y="${y}"
          dy="0.32em"
          text-anchor="end"
          >${label(tick)}</text
        >`;
    });
    const columns = timeTicks(from, to, 9).map((tick) => {
      const x = this.x(tick.time).toFixed(1);
      return html`<line class="grid faint" x1="${x}" x2="${x}" y1="${this.top}" y2="${this.bottom}" /><text
          class="axis"
          x="${x}"
          y="${this.bottom + 18}"
          text-anchor="middle"
          >${tick.label}</text
        >`;
    });
    return html`<g>${rows}${columns}</g>`;
  }

  /** The points as the commands of an SVG path. */
  path(times: Float64Array, values: Float64Array): string {
    const commands: string[] = [];
    for (let index = 0; index < times.length; index++) {
      commands.push(`${index === 0 ? 'M' : 'L'}${this.x(times[index] ?? 0).toFixed(1)} ${this.y(values[index] ?? 0).toFixed(1)}`);
    }
    return commands.join('');
  }
}
