import { Button, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { NewCorporateAction } from '../../api/types.ts';
import type { useActions } from './use-actions.ts';

interface Props {
  readonly symbol: string;
  readonly add: ReturnType<typeof useActions>['add'];
  readonly onDone: () => void;
}

type Kind = 'dividend' | 'split';

const KINDS: readonly { readonly value: Kind; readonly label: string; readonly hint: string }[] = [
  { value: 'split', label: 'Split', hint: 'New shares per old share, e.g. 4 or 4:1' },
  { value: 'dividend', label: 'Dividend', hint: 'Cash per share, e.g. 0.24' },
];

/** One dividend or split by hand; the server says what it thinks of the values. */
export function AddAction({ symbol, add, onDone }: Props) {
  const [kind, setKind] = useState<Kind>('split');
  const [date, setDate] = useState('');
  const [value, setValue] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const action: NewCorporateAction = { symbol, date: date.trim(), [kind]: value.trim() };
    add.mutate([action], { onSuccess: onDone });
  };
  return (
    <form className="pd-card-body pd-row pd-wrap" style={{ alignItems: 'flex-end' }} onSubmit={submit} aria-label="New dividend or split">
      <Select
        label="Kind"
        w={120}
        data={KINDS.map(({ value: each, label }) => ({ value: each, label }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => setKind(next === 'dividend' ? 'dividend' : 'split')}
      />
      <TextInput
        label="Ex-date"
        placeholder="2020-08-31"
        w={130}
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
        data-testid="action-date"
      />
      <TextInput
        label="Value"
        placeholder={KINDS.find((each) => each.value === kind)?.hint}
        w={270}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data-testid="action-value"
      />
      <Button type="submit" loading={add.isPending} disabled={date.trim() === '' || value.trim() === ''} data-testid="save-action">
        Save
      </Button>
    </form>
  );
}
