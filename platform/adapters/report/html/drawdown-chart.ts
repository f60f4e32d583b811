import type { EquityCurve } from '@paddock/platform/core';
import { CHART_WIDTH, ChartFrame } from './chart-frame.ts';
import { time } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { valueTicks } from './ticks.ts';

interface DeepestPoint {
  readonly time: number;
  readonly depth: number;
}

/** Drawdown below the running peak, growing downwards, with its deepest point marked. */
export function drawdownChart(curve: EquityCurve): Html {
  const from = curve.time[0] ?? 0;
  const to = curve.time.at(-1) ?? 0;
  const deepest = deepestPoint(curve);
  const ticks = valueTicks(-Math.max(deepest.depth, 1e-6), 0, 4);
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  const frame = new ChartFrame({ height: 180, from, to, ticks, label: (value) => percentTick(value, step) });
  const line = frame.path(
    curve.time,
    curve.drawdown.map((value) => -value),
  );
  const zero = frame.y(0).toFixed(1);
  const area = `${line}L${frame.x(to).toFixed(1)} ${zero}L${frame.x(from).toFixed(1)} ${zero}Z`;
  const label = `Drawdown from ${time(from)} to ${time(to)}, deepest ${percentTick(-deepest.depth, 0.001)}`;
  return html`<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${frame.height}" role="img" aria-label="${label}">
    ${frame.axes()}
    <path class="drawdown-area" d="${area}" />
    <path class="drawdown-line" d="${line}" />
    ${deepest.depth > 0 && deepestMark(frame, deepest)}
  </svg>`;
}

function deepestPoint({ time: times, drawdown }: EquityCurve): DeepestPoint {
  let deepest = 0;
  for (let index = 0; index < drawdown.length; index++) {
    if ((drawdown[index] ?? 0) > (drawdown[deepest] ?? 0)) deepest = index;
  }
  return { time: times[deepest] ?? 0, depth: drawdown[deepest] ?? 0 };
}

/** A dot with the figure, on the side that has room for it. */
function deepestMark(frame: ChartFrame, { time: at, depth }: DeepestPoint): Html {
  const x = frame.x(at);
  const y = frame.y(-depth);
  const hasRoom = x <= frame.right - 170;
  const place = html`x="${(hasRoom ? x + 9 : x - 9).toFixed(1)}" y="${(y - 1).toFixed(1)}" text-anchor="${hasRoom ? 'start' : 'end'}"`;
  return html`<circle class="drawdown-dot" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" />
    <text class="mark" ${place}>${percentTick(-depth, 0.001)} on ${time(at)}</text>`;
}

/** As many decimals as the step between two grid lines needs. */
function percentTick(value: number, step: number): string {
  const digits = Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9));
  const text = Math.abs(value * 100).toFixed(Math.min(digits, 6));
  return `${value < 0 && /[1-9]/.test(text) ? '\u2212' : ''}${text} %`;
}
