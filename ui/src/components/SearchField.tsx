import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

interface Props {
  readonly label: string;
  /** What can be searched for; the label unless given. */
  readonly placeholder?: string;
  readonly width: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The search of a list; the shortcut for searching goes to it. */
export function SearchField({ label, placeholder = label, width, value, onChange }: Props) {
  return (
    <TextInput
      size="xs"
      w={width}
      placeholder={placeholder}
      aria-label={label}
      leftSection={<IconSearch size={14} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-search
    />
  );
}
