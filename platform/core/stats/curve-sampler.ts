import { BUCKET, clearBucket, DEEPEST, HIGHEST, keepExtremes, LOWEST, mergeBuckets, POINT, writePoint } from './curve-bucket.ts';
import { CurveBuilder } from './equity-curve.ts';
import type { EquityCurve } from './equity-curve.ts';

/**
 * Down-samples a curve of unknown length into a fixed number of buckets. Every bucket keeps its extremes, so no peak, no trough and
 * no drawdown is lost; when all buckets are full, neighbours merge and a bucket spans twice as many points.
 *
 * The points go into `open`, at most `room` of them, and `advance` counts them: the scan over the bars does that in its own loop.
 */
export class CurveSampler {
  readonly open = new Float64Array(BUCKET);
  readonly #buckets: number;
  readonly #first = new Float64Array(POINT);
  readonly #last = new Float64Array(POINT);
  readonly #rows: Float64Array;
  #isEmpty = true;
  #closed = 0;
  #stride: number;
  #room: number;

  /** `buckets` must be even; `stride` = points per bucket at the start. */
  constructor(options: { readonly buckets: number; readonly stride?: number }) {
    const { buckets, stride = 1 } = options;
    if (!(buckets >= 2 && buckets % 2 === 0)) throw new RangeError(`buckets ${buckets} is not an even number of at least 2`);
    this.#buckets = buckets;
    this.#rows = new Float64Array(buckets * BUCKET);
    this.#stride = stride;
    this.#room = stride;
    clearBucket(this.open);
  }

  /** How many more points the open bucket takes. */
  get room(): number {
    return this.#room;
  }

  push(time: number, equity: number, drawdown: number): void {
    keepExtremes(this.open, time, equity, drawdown);
    this.advance(1, time, equity, drawdown);
  }

  /** Says that `points` points went into `open`, and which one was the last. */
  advance(points: number, time: number, equity: number, drawdown: number): void {
    // The first bucket starts with a single point, which is then lowest, highest and deepest at once.
    if (this.#isEmpty) this.#first.set(this.open.subarray(LOWEST, LOWEST + POINT));
    this.#isEmpty = false;
    writePoint(this.#last, 0, time, equity, drawdown);
    this.#room -= points;
    if (this.#room === 0) this.#closeBucket();
  }

  /** The curve so far: at most three points per bucket, plus the first and the last point of all. */
  curve(): EquityCurve {
    const builder = new CurveBuilder((this.#closed + 1) * 3 + 2);
    if (this.#isEmpty) return builder.curve();
    addPoint(builder, this.#first, 0);
    for (let bucket = 0; bucket < this.#closed; bucket++) addBucket(builder, this.#rows, bucket * BUCKET);
    if (this.#room < this.#stride) addBucket(builder, this.open, 0);
    addPoint(builder, this.#last, 0);
    return builder.curve();
  }

  #closeBucket(): void {
    this.#rows.set(this.open, this.#closed * BUCKET);
    this.#closed++;
    if (this.#closed === this.#buckets) this.#mergeNeighbours();
    this.#room = this.#stride;
    clearBucket(this.open);
  }

  #mergeNeighbours(): void {
    for (let bucket = 0; bucket < this.#closed; bucket += 2) {
      mergeBuckets(this.#rows, bucket * BUCKET, (bucket + 1) * BUCKET, (bucket / 2) * BUCKET);
    }
    this.#closed /= 2;
    this.#stride *= 2;
  }
}

/** Adds the three points of a bucket in the order of their times. */
function addBucket(builder: CurveBuilder, rows: Float64Array, offset: number): void {
  const points = [offset + LOWEST, offset + HIGHEST, offset + DEEPEST];
  points.sort((left, right) => (rows[left] ?? 0) - (rows[right] ?? 0));
  for (const point of points) addPoint(builder, rows, point);
}

function addPoint(builder: CurveBuilder, rows: Float64Array, offset: number): void {
  builder.add(rows[offset] ?? 0, rows[offset + 1] ?? 0, rows[offset + 2] ?? 0);
}
