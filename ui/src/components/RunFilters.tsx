import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { SearchField } from './SearchField.tsx';

interface LabelFilter {
  readonly label?: string | undefined;
}

type Filter = Readonly<Record<string, string>>;

interface Props {
  readonly label: string;
  readonly filter: LabelFilter;
  readonly onChange: (filter: Filter) => void;
  /** The other filters; `set` changes one of them, null takes it away. */
  readonly children: (set: (key: string) => (value: string | null) => void) => ReactNode;
}

/** Filters of a list of backtests or deployments: the label, searched for while it is typed, and what else there is. */
export function RunFilters({ label, filter, onChange, children }: Props) {
  const set = (key: string) => (value: string | null) => onChange(withEntry(filter, key, value));
  const [text, setText] = useState(filter.label ?? '');
  const search = useDebouncedCallback(set('label'), 250);
  useEffect(() => setText(filter.label ?? ''), [filter.label]);
  const type = (typed: string): void => {
    setText(typed);
    search(typed);
  };
  return (
    <div className="pd-card-head" role="search" aria-label={label} style={{ justifyContent: 'flex-start', gap: 8 }}>
      <SearchField label="Search labels" width={200} value={text} onChange={type} />
      {children(set)}
      {Object.keys(filter).length > 0 && (
        <Button size="xs" variant="subtle" color="gray" leftSection={<IconX size={13} />} onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </div>
  );
}

function withEntry(filter: LabelFilter, key: string, value: string | null): Filter {
  return Object.fromEntries(Object.entries({ ...filter, [key]: value }).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
