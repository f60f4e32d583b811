import './symbol-picker.css';
import { Button, CloseButton, Input, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch, IconSelector } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { filterSymbols } from './filter-symbols.ts';
import { formatInteger } from './format.ts';
import { SymbolOptions } from './SymbolOptions.tsx';

interface Props {
  readonly label: string;
  readonly symbols: readonly string[];
  /** `null` means all of them, also those that a later version of the dataset adds. */
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

export function SymbolPicker({ label, symbols, value, onChange, error, isDisabled = false }: Props) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const summary = isDisabled
    ? 'Choose a dataset first'
    : value === null
      ? symbols.length === 1
        ? (symbols[0] ?? '')
        : `All ${formatInteger(symbols.length)} symbols`
      : value.length === 0
        ? 'Choose symbols'
        : value.slice(0, 4).join(', ');
  return (
    <Input.Wrapper label={label} error={error}>
      <Popover opened={opened} onChange={(open) => !open && close()} position="bottom-start" width="target" trapFocus shadow="md">
        <Popover.Target>
          <UnstyledButton
            className="pd-picker"
            onClick={toggle}
            disabled={isDisabled}
            aria-haspopup="listbox"
            aria-label={`${label}: ${summary}`}
            data-error={error !== undefined || undefined}
            data-testid="symbol-picker"
          >
            <span className="pd-ellipsis" style={{ flex: 1 }}>
              {summary}
            </span>
            {value !== null && value.length > 4 && <span className="pd-dim">+{formatInteger(value.length - 4)}</span>}
            <IconSelector size={15} className="pd-dim" />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={0} miw={260}>
          <SymbolList symbols={symbols} value={value} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
    </Input.Wrapper>
  );
}

type ListProps = Pick<Props, 'symbols' | 'value' | 'onChange'>;

function SymbolList({ symbols, value, onChange }: ListProps) {
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
      <TextInput
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKey}
        placeholder="Search, or paste a list"
        leftSection={<IconSearch size={14} />}
        rightSection={search !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => setSearch('')} />}
        variant="unstyled"
        className="pd-picker-search"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={`${listId}-${active}`}
        aria-label="Search symbols"
        data-autofocus
      />
      <div className="pd-picker-actions">
        <Button size="compact-xs" variant={value === null ? 'light' : 'subtle'} onClick={() => onChange(null)} data-testid="symbols-all">
          All {formatInteger(symbols.length)}
        </Button>
        {deferred.trim() !== '' && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange(symbols.filter((symbol) => (value !== null && selected.has(symbol)) || matching.includes(symbol)))}
          >
            Add {formatInteger(matching.length)} found
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" ml="auto" onClick={() => onChange([])} disabled={value?.length === 0}>
          None
        </Button>
      </div>
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
