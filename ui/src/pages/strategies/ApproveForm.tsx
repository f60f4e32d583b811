import { Button, Checkbox, Group, Modal, NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StrategyVersion } from '../../api/types.ts';
import { ErrorNote } from '../../components/Loaded.tsx';
import { asAsked, narrowed } from './narrowed.ts';
import type { useDecisions } from './use-decisions.ts';

interface Props {
  readonly version: StrategyVersion;
  readonly approve: ReturnType<typeof useDecisions>['approve'];
  readonly onClose: () => void;
}

/** Signs off what the author asks for, or less. */
export function ApproveForm({ version, approve, onClose }: Props) {
  const asked = version.manifest;
  const [form, setForm] = useState(asAsked(asked));
  const [reason, setReason] = useState('');
  const change = (patch: Partial<typeof form>): void => setForm((old) => ({ ...old, ...patch }));
  const submit = (): void => approve.mutate({ manifest: narrowed(form, asked), reason }, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={`Approve ${version.name}@${version.version}`}>
      <Stack gap={12}>
        <TextInput
          label="Symbols"
          placeholder="Any"
          value={form.symbols}
          onChange={(event) => change({ symbols: event.currentTarget.value })}
          data-autofocus
          data-testid="approve-symbols"
        />
        <TextInput label="Timeframes" placeholder="Any" value={form.timeframes} onChange={(event) => change({ timeframes: event.currentTarget.value })} />
        <Checkbox.Group label="Order types" value={[...form.orderTypes]} onChange={(orderTypes) => change({ orderTypes })}>
          <Group gap={16} mt={6}>
            {asked.orderTypes.map((type) => (
              <Checkbox key={type} value={type} label={type} />
            ))}
          </Group>
        </Checkbox.Group>
        <Switch
          label="Short selling"
          checked={form.short}
          disabled={!asked.short}
          onChange={(event) => change({ short: event.currentTarget.checked })}
          data-testid="approve-short"
        />
        <Group grow>
          <NumberInput
            label="Memory, MB"
            placeholder="As usual"
            min={8}
            max={4096}
            value={form.memoryMb}
            onChange={(value) => change({ memoryMb: String(value) })}
          />
          <NumberInput
            label="Computing, ms per call"
            placeholder="As usual"
            min={250}
            max={10_000}
            value={form.cpuMs}
            onChange={(value) => change({ cpuMs: String(value) })}
          />
        </Group>
        <Textarea
          label="Reason"
          placeholder="For the audit trail"
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
        />
        {approve.error !== null && <ErrorNote error={approve.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={submit} loading={approve.isPending} data-testid="approve-submit">
            Approve
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
