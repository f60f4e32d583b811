import './symbol-picker.css';
import { Input, Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSelector } from '@tabler/icons-react';
import { formatInteger } from './format.ts';
import { SymbolList, type SymbolChoice } from './SymbolList.tsx';

interface Props extends SymbolChoice {
  readonly label: string;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

export function SymbolPicker({ label, symbols, value, onChange, error, isDisabled = false }: Props) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const summary = isDisabled ? 'Choose a dataset first' : summaryOf(symbols, value);
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

function summaryOf(symbols: readonly string[], value: readonly string[] | null): string {
  if (value !== null) return value.length === 0 ? 'Choose symbols' : value.slice(0, 4).join(', ');
  return symbols.length === 1 ? (symbols[0] ?? '') : `All ${formatInteger(symbols.length)} symbols`;
}
