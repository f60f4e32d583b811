import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { datasetsQuery, strategiesQuery, type BacktestFilter } from '../../api/queries.ts';
import type { JobStatus } from '../../api/types.ts';
import { capitalised } from '../../components/format.ts';
import { RunFilters } from '../../components/RunFilters.tsx';

const STATUSES: readonly JobStatus[] = ['queued', 'running', 'completed', 'failed', 'cancelled'];

interface Props {
  readonly filter: BacktestFilter;
  readonly onChange: (filter: BacktestFilter) => void;
}

export function BacktestFilters({ filter, onChange }: Props) {
  const strategies = useQuery(strategiesQuery).data ?? [];
  const datasets = useQuery(datasetsQuery).data ?? [];
  return (
    <RunFilters label="Filter backtests" filter={filter} onChange={onChange}>
      {(set) => (
        <>
          <Select
            size="xs"
            w={140}
            placeholder="Any status"
            aria-label="Status"
            clearable
            data={STATUSES.map((value) => ({ value, label: capitalised(value) }))}
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
            data={strategies.map((item) => item.name)}
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
            data={datasets.map((item) => ({ value: item.id, label: item.name }))}
            value={filter.dataset ?? null}
            onChange={set('dataset')}
          />
        </>
      )}
    </RunFilters>
  );
}
