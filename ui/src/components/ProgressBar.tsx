import './progress-bar.css';

interface Props {
  readonly label: string;
  /** 0 to 1. */
  readonly progress: number;
  /** Not started: the bar shows that it lives, not how far it is. */
  readonly isWaiting?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly testId?: string;
}

export function ProgressBar({ label, progress, isWaiting = false, width, height, title, testId }: Props) {
  return (
    <div
      className="pd-progress"
      data-waiting={isWaiting || undefined}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(progress * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      title={title}
      style={{ width, height }}
      data-testid={testId}
    >
      <span style={{ width: `${progress * 100}%` }} />
    </div>
  );
}
