import type { BarTuple } from '../api/types.ts';
import { formatCompact, formatNumber, formatTime } from '../components/format.ts';
import { lastAtOrBefore } from './trade-markers.ts';

interface Props {
  readonly bars: readonly BarTuple[];
  /** Second under the cross-hair; null shows the last bar. */
  readonly hovered: number | null;
  readonly decimals: number;
  readonly note: string;
}

export function PriceLegend({ bars, hovered, decimals, note }: Props) {
  const index =
    hovered === null
      ? bars.length - 1
      : lastAtOrBefore(
          bars.map(([time]) => Math.floor(time / 1000)),
          hovered,
        );
  const bar = bars[index];
  if (bar === undefined) return <div className="pd-chart-note">No bars in this range</div>;
  const [time, open, high, low, close, volume] = bar;
  const tone = close >= open ? 'pd-up' : 'pd-down';
  const price = (value: number) => <b className={tone}>{formatNumber(value, decimals)}</b>;
  return (
    <div className="pd-legend">
      <span>{formatTime(time)}</span>
      <span>O {price(open)}</span>
      <span>H {price(high)}</span>
      <span>L {price(low)}</span>
      <span>C {price(close)}</span>
      <span>
        V <b>{formatCompact(volume)}</b>
      </span>
      <span className="pd-dim">{note}</span>
    </div>
  );
}
