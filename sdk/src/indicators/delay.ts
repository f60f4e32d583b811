import { State } from './state.ts';

/** The value pushed `length` updates ago; `NaN` until there is one. */
export class Delay extends State {
  value = NaN;
  private readonly ring: Float64Array;
  private index = 0;

  constructor(length: number) {
    super();
    this.ring = new Float64Array(length).fill(NaN);
  }

  push(x: number): void {
    const ring = this.ring;
    let i = this.index;
    this.value = ring[i] ?? NaN;
    ring[i] = x;
    if (++i === ring.length) i = 0;
    this.index = i;
  }
}
