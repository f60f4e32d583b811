import type { Series } from './series.ts';
import { State } from './state.ts';

/** A further output of an indicator, such as the signal of a MACD. */
export class Line extends State implements Series {
  readonly value: number = NaN;
  readonly previous: number = NaN;
}

/** Gives a line its next value. Only the indicator that owns the line calls this. */
export function advanceLine(line: Line, value: number): void {
  const target: { value: number; previous: number } = line;
  target.previous = target.value;
  target.value = value;
}
