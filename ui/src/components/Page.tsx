import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** Shown instead of the plain title, e.g. with badges. */
  readonly heading?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly back?: { readonly to: NonNullable<LinkProps['to']>; readonly label: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, heading, subtitle, back, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Paddock`);
  return (
    <div className="pd-page">
      <header className="pd-page-head">
        <div style={{ minWidth: 0 }}>
          {back && (
            <Link to={back.to} className="pd-crumb">
              <IconChevronLeft size={13} />
              {back.label}
            </Link>
          )}
          <h1 className="pd-page-title">{heading ?? title}</h1>
          {subtitle !== undefined && <div className="pd-page-sub">{subtitle}</div>}
        </div>
        {actions !== undefined && <div className="pd-row pd-wrap">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** No inner padding: the content (a table, a chart) reaches the edges. */
  readonly isFlush?: boolean;
  readonly testId?: string;
}

export function Card({ title, aside, children, isFlush = false, testId }: CardProps) {
  return (
    <section className="pd-card" data-testid={testId}>
      {(title !== undefined || aside !== undefined) && (
        <div className="pd-card-head">
          <h2 className="pd-card-title">{title}</h2>
          {aside !== undefined && <div className="pd-row pd-wrap">{aside}</div>}
        </div>
      )}
      {isFlush ? children : <div className="pd-card-body">{children}</div>}
    </section>
  );
}
