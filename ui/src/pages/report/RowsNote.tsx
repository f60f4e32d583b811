import { Loader } from '@mantine/core';
import { formatInteger } from '../../components/format.ts';

interface Props {
  readonly count: number;
  readonly noun: string;
  readonly isLoadingMore: boolean;
  readonly isCut: boolean;
}

/** How many rows are here, and whether that is all. */
export function RowsNote({ count, noun, isLoadingMore, isCut }: Props) {
  return (
    <span className="pd-row pd-dim" role="status">
      {isLoadingMore && <Loader size={12} />}
      {formatInteger(count)} {noun}
      {isLoadingMore && ' so far'}
      {isCut && ', the export has all'}
    </span>
  );
}
