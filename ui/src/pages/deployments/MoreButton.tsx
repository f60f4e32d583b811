import { Button } from '@mantine/core';
import type { More } from './use-rows.ts';

export function MoreButton({ more }: { readonly more: Pick<More, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> }) {
  if (!more.hasNextPage) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => void more.fetchNextPage()} loading={more.isFetchingNextPage} data-testid="older">
      Load older
    </Button>
  );
}
