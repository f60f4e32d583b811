import '../../components/progress-bar.css';

interface Props {
  readonly label: string;
  /** Part that is used, 0 to 1. */
  readonly used: number;
  readonly text: string;
  readonly isWide?: boolean;
}

/** How much of a budget is used; what is nearly used up is told by colour and by text. */
export function BudgetBar({ label, used, text, isWide = false }: Props) {
  const percent = Math.round(Math.min(1, Math.max(0, used)) * 100);
  const tone = percent >= 90 ? 'down' : percent >= 75 ? 'warn' : 'accent';
  return (
    <div className="pd-budget" data-wide={isWide || undefined} title={`${label}: ${text}`}>
      <span className="pd-dim">{label}</span>
      <div
        className="pd-progress"
        style={{ height: 5 }}
        data-tone={tone}
        role="meter"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={text}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      {isWide && <span className="pd-num">{text}</span>}
    </div>
  );
}
