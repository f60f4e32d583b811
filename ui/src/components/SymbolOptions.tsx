import { IconCheck } from '@tabler/icons-react';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { Ref } from 'react';

interface Props {
  readonly ref: Ref<HTMLDivElement>;
  readonly id: string;
  readonly matching: readonly string[];
  readonly items: readonly VirtualItem[];
  readonly height: number;
  readonly selected: ReadonlySet<string>;
  readonly isAll: boolean;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onToggle: (symbol: string) => void;
}

/** The options in view; thousands of symbols draw a dozen rows. */
export function SymbolOptions({ ref, id, matching, items, height, selected, isAll, active, onActive, onToggle }: Props) {
  return (
    <div ref={ref} className="pd-picker-list" role="listbox" aria-multiselectable id={id} aria-label="Symbols">
      <div style={{ height, position: 'relative' }}>
        {items.map((item) => {
          const symbol = matching[item.index] ?? '';
          const isSelected = selected.has(symbol);
          return (
            <div
              key={symbol}
              id={`${id}-${item.index}`}
              role="option"
              aria-selected={isSelected}
              className="pd-picker-option"
              data-active={item.index === active || undefined}
              data-all={isAll || undefined}
              style={{ transform: `translateY(${item.start}px)` }}
              onMouseMove={() => onActive(item.index)}
              onClick={() => onToggle(symbol)}
            >
              <span className="pd-picker-check">{isSelected && <IconCheck size={13} stroke={2.4} />}</span>
              {symbol}
            </div>
          );
        })}
      </div>
      {matching.length === 0 && <div className="pd-picker-none">No symbol matches</div>}
    </div>
  );
}
