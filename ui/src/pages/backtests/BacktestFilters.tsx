import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { datasetsQuery, strategiesQuery, type BacktestFilter } from '../../api/queries.ts';
import type { JobStatus } from '../../api/types.ts';

const STATUSES: readonly JobStatus[] = ['queued', 'running', 'completed', 'failed', 'cancelled'];
type Search = { status?: string; strategy?: string; dataset?: string; label?: string };

interface Props {
  readonly filter: BacktestFilter;
  readonly onChange: (filter: Search) => void;
}

function withEntry(filter: BacktestFilter, key: keyof Search, value: string | null): Search {
  const entries = Object.entries({ ...filter, [key]: value }).filter(([, text]) => text !== null && text !== undefined && text !== '');
  return Object.fromEntries(entries);
}

export function BacktestFilters({ filter, onChange }: Props) {
  const strategies = useQuery(strategiesQuery);
  const datasets = useQuery(datasetsQuery);
  const [label, setLabel] = useState(filter.label ?? '');
  const search = useDebouncedCallback((text: string) => onChange(withEntry(filter, 'label', text)), 250);
  useEffect(() => setLabel(filter.label ?? ''), [filter.label]);
  const set = (key: keyof Search) => (value: string | null) => onChange(withEntry(filter, key, value));
  return (
    <div className="pd-card-head" role="search" aria-label="Filter backtests" style={{ justifyContent: 'flex-start', gap: 8 }}>
      <TextInput
        size="xs"
        w={200}
        placeholder="Search labels"
        aria-label="Search labels"
        leftSection={<IconSearch size={14} />}
        value={label}
        data-search
        onChange={(event) => {
          setLabel(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        size="xs"
        w={140}
        placeholder="Any status"
        aria-label="Status"
        clearable
        data={STATUSES.map((value) => ({ value, label: value.slice(0, 1).toUpperCase() + value.slice(1) }))}
        value={filter.status ?? null}
        onChange={set('status')}
      />
      <Select
        size="xs"
        w={180}
        placeholder="Any strategy"
        aria-label="Strategy"
        clearable
        searchable
        data={(strategies.data ?? []).map((item) => item.name)}
        value={filter.strategy ?? null}
        onChange={set('strategy')}
      />
      <Select
        size="xs"
        w={180}
        placeholder="Any dataset"
        aria-label="Dataset"
        clearable
        searchable
        data={(datasets.data ?? []).map((item) => ({ value: item.id, label: item.name }))}
        value={filter.dataset ?? null}
        onChange={set('dataset')}
      />
      {Object.keys(filter).length > 0 && (
        <Button size="xs" variant="subtle" color="gray" leftSection={<IconX size={13} />} onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </div>
  );
}
