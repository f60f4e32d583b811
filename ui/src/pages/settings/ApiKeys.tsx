import { Alert, Button, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { apiKeysQuery } from '../../api/queries.ts';
import type { ApiKey, CreatedApiKey } from '../../api/types.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { notifyDone, notifyError } from '../../components/notify.ts';
import { Card } from '../../components/Page.tsx';
import { KeysTable } from './KeysTable.tsx';

export function ApiKeys() {
  const client = useQueryClient();
  const query = useQuery(apiKeysQuery);
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  const refresh = (): void => void client.invalidateQueries({ queryKey: ['api-keys'] });
  const revoke = useMutation({
    mutationFn: (id: string) => api(`/auth/api-keys/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      setDoomed(null);
      notifyDone('Key revoked');
      refresh();
    },
    onError: (error) => notifyError('The key was not revoked', error),
  });
  return (
    <div className="pd-stack pd-settings-wide">
      <NewKey onCreated={refresh} />
      <Card title="Keys" isFlush>
        <Loaded query={query}>
          {(keys) =>
            keys.length === 0 ? (
              <EmptyState icon={IconKey} title="No API keys" text="Scripts and the command line sign in with a key instead of a password." isCompact />
            ) : (
              <KeysTable keys={keys} onRevoke={setDoomed} />
            )
          }
        </Loaded>
      </Card>
      <Confirm
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        onConfirm={() => doomed && revoke.mutate(doomed.id)}
        isBusy={revoke.isPending}
        title="Revoke this key?"
        action="Revoke key"
      >
        Whatever uses “{doomed?.name}” is locked out at once.
      </Confirm>
    </div>
  );
}

function NewKey({ onCreated }: { readonly onCreated: () => void }) {
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => api<CreatedApiKey>('/auth/api-keys', { method: 'POST', body: { name: name.trim() } }),
    onSuccess: () => {
      setName('');
      onCreated();
    },
    onError: (error) => notifyError('The key was not made', error),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Card title="New key">
      <form onSubmit={submit} className="pd-settings-form">
        <TextInput
          label="Name"
          placeholder="What will use it, e.g. nightly runs"
          w={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          data-testid="key-name"
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''} leftSection={<IconKey size={15} />} data-testid="create-key">
          Create key
        </Button>
      </form>
      {create.data && (
        <Alert
          mt={14}
          color="green"
          variant="light"
          title={`Key “${create.data.name}”`}
          withCloseButton
          closeButtonLabel="Hide the key"
          onClose={() => create.reset()}
          data-testid="new-key"
        >
          <div>This is shown once. Copy it now and keep it like a password.</div>
          <div style={{ marginTop: 6 }}>
            <CopyText text={create.data.key} />
          </div>
        </Alert>
      )}
    </Card>
  );
}
