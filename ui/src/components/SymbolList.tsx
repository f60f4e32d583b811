import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { filterSymbols } from './filter-symbols.ts';
import { formatInteger } from './format.ts';
import { SymbolOptions } from './SymbolOptions.tsx';

export interface SymbolChoice {
  readonly symbols: readonly string[];
  /** `null` means all of them, also those that a later version of the dataset adds. */
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
}

/** Symbols to search and to tick; the keyboard stays in the search. */
export function SymbolList({ symbols, value, onChange }: SymbolChoice) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const deferred = useDeferredValue(search);
  const matching = useMemo(() => filterSymbols(symbols, deferred), [symbols, deferred]);
  const selected = useMemo(() => new Set(value ?? symbols), [value, symbols]);
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const virtual = useVirtualizer({ count: matching.length, getScrollElement: () => scroller.current, estimateSize: () => 30, overscan: 8 });

  const toggle = (symbol: string): void => {
    const next = value === null ? new Set([symbol]) : new Set(selected);
    if (value !== null && !next.delete(symbol)) next.add(symbol);
    onChange(symbols.filter((candidate) => next.has(candidate)));
  };
  const type = (text: string): void => {
    setSearch(text);
    setActive(0);
  };
  const move = (to: number): void => {
    const index = Math.max(0, Math.min(matching.length - 1, to));
    setActive(index);
    virtual.scrollToIndex(index);
  };
  const onKey = (event: KeyboardEvent): void => {
    const current = matching[active];
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter' && current !== undefined) toggle(current);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <SymbolSearch value={search} onChange={type} onKey={onKey} listId={listId} active={active} />
      <SymbolActions symbols={symbols} value={value} onChange={onChange} found={deferred.trim() === '' ? undefined : matching} />
      <SymbolOptions
        ref={scroller}
        id={listId}
        matching={matching}
        items={virtual.getVirtualItems()}
        height={virtual.getTotalSize()}
        selected={selected}
        isAll={value === null}
        active={active}
        onActive={setActive}
        onToggle={toggle}
      />
    </>
  );
}

interface SearchProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly listId: string;
  readonly active: number;
}

function SymbolSearch({ value, onChange, onKey, listId, active }: SearchProps) {
  return (
    <TextInput
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKey}
      placeholder="Search, or paste a list"
      leftSection={<IconSearch size={14} />}
      rightSection={value !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange('')} />}
      variant="unstyled"
      className="pd-picker-search"
      role="combobox"
      aria-expanded
      aria-controls={listId}
      aria-activedescendant={`${listId}-${active}`}
      aria-label="Search symbols"
      data-autofocus
    />
  );
}

interface ActionsProps extends SymbolChoice {
  /** What the search has found; undefined without a search. */
  readonly found: readonly string[] | undefined;
}

function SymbolActions({ symbols, value, onChange, found }: ActionsProps) {
  const add = (more: readonly string[]): void => {
    const wanted = new Set([...(value ?? []), ...more]);
    onChange(symbols.filter((symbol) => wanted.has(symbol)));
  };
  return (
    <div className="pd-picker-actions">
      <Button size="compact-xs" variant={value === null ? 'light' : 'subtle'} onClick={() => onChange(null)} data-testid="symbols-all">
        All {formatInteger(symbols.length)}
      </Button>
      {found !== undefined && (
        <Button size="compact-xs" variant="subtle" onClick={() => add(found)}>
          Add {formatInteger(found.length)} found
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" color="gray" ml="auto" onClick={() => onChange([])} disabled={value?.length === 0}>
        None
      </Button>
    </div>
  );
}
