import './empty-state.css';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
  readonly isCompact?: boolean;
}

export function EmptyState({ icon: EmptyIcon, title, text, action, isCompact = false }: Props) {
  return (
    <div className="pd-empty" data-compact={isCompact || undefined}>
      <span className="pd-empty-icon">
        <EmptyIcon size={20} stroke={1.6} />
      </span>
      <h2 className="pd-empty-title">{title}</h2>
      {text !== undefined && <p className="pd-empty-text">{text}</p>}
      {action !== undefined && <div className="pd-empty-action">{action}</div>}
    </div>
  );
}
