import './figure.css';
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { toNumber, type Numeric } from './format.ts';

export function signClass(value: Numeric): string {
  const number = toNumber(value);
  return number > 0 ? 'pd-up' : number < 0 ? 'pd-down' : '';
}

interface Props {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: string | undefined;
  readonly note?: ReactNode;
  readonly className?: string;
  readonly testId?: string;
}

/** A labelled number. */
export function Figure({ label, value, hint, note, className = '', testId }: Props) {
  const caption = (
    <span className="pd-figure-label" data-hint={hint !== undefined || undefined}>
      {label}
    </span>
  );
  return (
    <div className="pd-figure" data-testid={testId}>
      {hint === undefined ? (
        caption
      ) : (
        <Tooltip label={hint} multiline maw={300}>
          {caption}
        </Tooltip>
      )}
      <span className={`pd-figure-value ${className}`}>{value}</span>
      {note !== undefined && <span className="pd-figure-note">{note}</span>}
    </div>
  );
}

/** Figures in one row where there is room, else in rows of four or two. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  return (
    <div className="pd-card pd-figures">
      <div className="pd-figure-row">{children}</div>
    </div>
  );
}

export function KeyValues({ items }: { readonly items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="pd-kv">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
