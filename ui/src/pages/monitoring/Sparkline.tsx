import { sparklinePath } from './sparkline-path.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly values: readonly number[];
}

const WIDTH = 240;
const HEIGHT = 44;

/** A small line of the last minutes with its present value. */
export function Sparkline({ label, value, values }: Props) {
  const path = sparklinePath(values, WIDTH, HEIGHT);
  return (
    <div className="pd-spark" role="img" aria-label={`${label}: ${value}`}>
      <div className="pd-spark-head">
        <span className="pd-dim">{label}</span>
        <b>{value}</b>
      </div>
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} preserveAspectRatio="none" aria-hidden>
        {path !== '' && <path d={`${path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} className="pd-spark-area" />}
        {path !== '' && <path d={path} className="pd-spark-line" />}
      </svg>
    </div>
  );
}
