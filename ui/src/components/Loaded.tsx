import { Alert, Button, Code, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError, isMissing, messageOf, titleOf } from '../api/problem.ts';

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown; readonly isFetching: boolean };
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Data when there is some, else a skeleton, else what went wrong with a way to try again. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ErrorNote error={query.error} onRetry={() => query.refetch()} isRetrying={query.isFetching} />;
  return (
    <div aria-busy="true" aria-label="Loading">
      {skeleton ?? <RowsSkeleton />}
    </div>
  );
}

interface ErrorNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => unknown;
  readonly isRetrying?: boolean;
}

export function ErrorNote({ error, onRetry, isRetrying = false }: ErrorNoteProps) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  const items = problem?.errors ?? [];
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={titleOf(error)} className="pd-error" role="alert">
      <div className="pd-stack" style={{ gap: 8 }}>
        <span>{messageOf(error)}</span>
        {items.length > 1 && (
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {items.map((item) => (
              <li key={`${item.field ?? ''}${item.message}`}>
                {item.field !== undefined && <Code>{item.field}</Code>} {item.message}
              </li>
            ))}
          </ul>
        )}
        {problem?.correlationId !== undefined && (
          <span className="pd-dim">
            Correlation id <span className="pd-mono">{problem.correlationId}</span>
          </span>
        )}
        {onRetry && !isMissing(error) && (
          <div>
            <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry} loading={isRetrying}>
              Try again
            </Button>
          </div>
        )}
      </div>
    </Alert>
  );
}

export function RowsSkeleton({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div style={{ padding: 14, display: 'flex', flexDirection: 'column', gap: 12 }}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} h={18} w={`${96 - (index % 4) * 9}%`} />
      ))}
    </div>
  );
}
