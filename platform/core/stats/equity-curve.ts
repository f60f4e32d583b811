/** Equity over time, times ascending; `drawdown` is the positive fraction below the running peak of the FULL series at that moment. */
export interface EquityCurve {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly drawdown: Float64Array;
}

/** Collects points in ascending time; a time that is already there is not added twice. */
export class CurveBuilder {
  readonly #time: Float64Array;
  readonly #equity: Float64Array;
  readonly #drawdown: Float64Array;
  #length = 0;

  constructor(capacity: number) {
    this.#time = new Float64Array(capacity);
    this.#equity = new Float64Array(capacity);
    this.#drawdown = new Float64Array(capacity);
  }

  add(time: number, equity: number, drawdown: number): void {
    if (this.#length > 0 && !(time > (this.#time[this.#length - 1] ?? Infinity))) return;
    this.#time[this.#length] = time;
    this.#equity[this.#length] = equity;
    this.#drawdown[this.#length] = drawdown;
    this.#length++;
  }

  curve(): EquityCurve {
    return {
      time: this.#time.slice(0, this.#length),
      equity: this.#equity.slice(0, this.#length),
      drawdown: this.#drawdown.slice(0, this.#length),
    };
  }
}
