import type { EquityCurve } from '@paddock/platform/core';
import { CHART_WIDTH, ChartFrame } from './chart-frame.ts';
import { percent, time } from './format.ts';
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
  // A little more than the deepest point, so that its label has room below it.
  const ticks = valueTicks(-Math.max(deepest.depth * 1.12, 1e-6), 0, 4);
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  const frame = new ChartFrame({ height: 180, from, to, ticks, label: (value) => percentTick(value, step) });
  const line = frame.path(
    curve.time,
    curve.drawdown.map((value) => -value),
  );
  const zero = frame.y(0).toFixed(1);
  const area = `${line}L${frame.x(to).toFixed(1)} ${zero}L${frame.x(from).toFixed(1)} ${zero}Z`;
  const label = `Drawdown from ${time(from)} to ${time(to)}, deepest ${percent(-deepest.depth)}`;
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

/** A dot with the figure below it, where the curve cannot cross it. */
function deepestMark(frame: ChartFrame, { time: at, depth }: DeepestPoint): Html {
  const x = frame.x(at);
  const y = frame.y(-depth);
  const anchor = x > frame.right - 90 ? 'end' : x < frame.left + 90 ? 'start' : 'middle';
  return html`<circle class="drawdown-dot" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" />
    <text class="mark" x="${x.toFixed(1)}" y="${(y + 16).toFixed(1)}" text-anchor="${anchor}">${percent(-depth)} on ${time(at)}</text>`;
}

/** As many decimals as the step between two grid lines needs. */
function percentTick(value: number, step: number): string {
  const needed = [0, 1, 2, 3, 4, 5].find((digits) => Math.abs(step * 10 ** (digits + 2) - Math.round(step * 10 ** (digits + 2))) < 1e-6);
  const text = Math.abs(value * 100).toFixed(needed ?? 6);
  return `${value < 0 && /[1-9]/.test(text) ? '\u2212' : ''}${text} %`;
}
