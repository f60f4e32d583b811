import { Select } from '@mantine/core';
import type { DeploymentFilter } from '../../api/deployment-queries.ts';
import { capitalised } from '../../components/format.ts';
import { RunFilters } from '../../components/RunFilters.tsx';
import { STATES } from './deployment-text.ts';

interface Props {
  readonly filter: DeploymentFilter;
  readonly onChange: (filter: DeploymentFilter) => void;
}

export function DeploymentFilters({ filter, onChange }: Props) {
  return (
    <RunFilters label="Filter deployments" filter={filter} onChange={onChange}>
      {(set) => (
        <Select
          size="xs"
          w={150}
          placeholder="Any state"
          aria-label="State"
          clearable
          data={STATES.map((value) => ({ value, label: capitalised(value) }))}
          value={filter.state ?? null}
          onChange={set('state')}
        />
      )}
    </RunFilters>
  );
}
