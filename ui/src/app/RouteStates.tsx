import { Button, Skeleton } from '@mantine/core';
import { IconCompass, IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { messageOf } from '../api/problem.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { LinkButton } from '../components/LinkButton.tsx';

export function PageLoading() {
  return (
    <div className="pd-page" aria-busy="true" aria-label="Loading the page">
      <Skeleton h={26} w={220} mb={20} />
      <Skeleton h={120} mb={16} radius="md" />
      <Skeleton h={320} radius="md" />
    </div>
  );
}

/** A page that broke: says what happened and tries again without a reload of the whole application. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: resetQueries } = useQueryErrorResetBoundary();
  useEffect(() => resetQueries(), [resetQueries]);
  const isStaleBuild = /dynamically imported module|importing a module script|preload/i.test(messageOf(error));
  const retry = (): void => {
    if (isStaleBuild) return location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <div className="pd-page" role="alert">
      <EmptyState
        icon={IconPlugConnectedX}
        title={isStaleBuild ? 'A new version of the page is available' : 'This page ran into an error'}
        text={isStaleBuild ? 'Paddock was updated while the page was open.' : messageOf(error)}
        action={<Button onClick={retry}>{isStaleBuild ? 'Reload' : 'Try again'}</Button>}
      />
    </div>
  );
}

export function NotFound() {
  return (
    <div className="pd-page">
      <EmptyState
        icon={IconCompass}
        title="There is nothing at this address"
        text={`Paddock has no page "${location.pathname}".`}
        action={<LinkButton to="/backtests">Go to backtests</LinkButton>}
      />
    </div>
  );
}
