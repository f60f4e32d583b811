import { IconSearch } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { Loaded, RowsSkeleton } from './Loaded.tsx';
import { SearchField } from './SearchField.tsx';

interface Props<Item> {
  readonly query: UseQueryResult<readonly Item[]>;
  /** One of them and several, in lower case. */
  readonly names: readonly [one: string, many: string];
  /** What of an item is searched. */
  readonly textOf: (item: Item) => string;
  /** Shown when there is nothing to search. */
  readonly empty: ReactNode;
  readonly children: (shown: readonly Item[]) => ReactNode;
}

/** A list that is here as a whole, with a search over it. */
export function SearchableList<Item>({ query, names: [one, many], textOf, empty, children }: Props<Item>) {
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  return (
    <section className="pd-card">
      <div className="pd-card-head">
        <SearchField label={`Search ${many}`} width={260} value={search} onChange={setSearch} />
      </div>
      <Loaded query={query} skeleton={<RowsSkeleton rows={5} />}>
        {(items) => {
          const shown = items.filter((item) => textOf(item).toLowerCase().includes(wanted.toLowerCase()));
          if (items.length === 0) return empty;
          return shown.length === 0 ? <EmptyState icon={IconSearch} title={`No ${one} matches “${wanted}”`} isCompact /> : children(shown);
        }}
      </Loaded>
    </section>
  );
}
