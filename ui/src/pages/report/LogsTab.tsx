import { SegmentedControl } from '@mantine/core';
import { IconNotes, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { LogRow } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatTime } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { RowsNote } from './RowsNote.tsx';
import { useRunRows } from './use-run-rows.ts';

const LEVELS = [
  { value: 'info', label: 'All' },
  { value: 'warn', label: 'Warnings' },
  { value: 'error', label: 'Errors' },
];
const RANK: Readonly<Record<LogRow['level'], number>> = { info: 0, warn: 1, error: 2 };

export function LogsTab({ id }: { readonly id: string }) {
  const { rows, query, isLoadingMore, isCut } = useRunRows(id, 'logs');
  const [level, setLevel] = useState<LogRow['level']>('info');
  const [search, setSearch] = useState('');
  const filter = useDeferredValue(search.trim().toLowerCase());
  const shown = useMemo(() => rows?.filter((row) => RANK[row.level] >= RANK[level] && row.message.toLowerCase().includes(filter)) ?? [], [rows, level, filter]);
  return (
    <Card
      isFlush
      title={
        <SegmentedControl
          size="xs"
          aria-label="Least level"
          data={LEVELS}
          value={level}
          onChange={(value) => setLevel(value === 'warn' || value === 'error' ? value : 'info')}
        />
      }
      aside={
        <>
          {rows && <RowsNote count={shown.length} noun="lines" isLoadingMore={isLoadingMore} isCut={isCut} />}
          <SearchField label="Search messages" width={220} value={search} onChange={setSearch} />
        </>
      }
    >
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              icon={IconNotes}
              title="Nothing was logged"
              text={
                <>
                  A strategy writes here with <span className="pd-mono">this.log(message)</span>.
                </>
              }
              isCompact
            />
          ) : (
            <LogList rows={shown} />
          )
        }
      </Loaded>
    </Card>
  );
}

function LogList({ rows }: { readonly rows: readonly LogRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 25, overscan: 20 });
  if (rows.length === 0) return <EmptyState icon={IconSearch} title="No line matches" isCompact />;
  return (
    <div
      ref={scroller}
      className="pd-logs"
      style={{ height: Math.min(620, rows.length * 25 + 8) }}
      role="log"
      tabIndex={0}
      aria-label="Log of the strategy"
      data-testid="logs"
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="pd-log"
                data-level={row.level}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span className="pd-dim">{formatTime(row.time)}</span>
                <span>{row.level}</span>
                <span>{row.message}</span>
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
