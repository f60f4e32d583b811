import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { usersQuery } from '../../api/queries.ts';
import type { Role, User } from '../../api/types.ts';
import { useSession } from '../../api/use-live.ts';
import { Tag } from '../../components/badges.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { formatAgo } from '../../components/format.ts';
import { ErrorNote, Loaded } from '../../components/Loaded.tsx';
import { notifyDone, notifyError } from '../../components/notify.ts';
import { Card } from '../../components/Page.tsx';
import { fieldErrors } from '../backtest-new/field-errors.ts';
import { passwordProblem } from '../sign-in/password-problem.ts';

const ROLES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'author', label: 'Author: strategies and backtests' },
  { value: 'operator', label: 'Operator: also runs and stops' },
  { value: 'admin', label: 'Admin: everything' },
];

export function Users() {
  const client = useQueryClient();
  const own = useSession()?.user.id;
  const query = useQuery(usersQuery);
  const [doomed, setDoomed] = useState<User | null>(null);
  const refresh = (): void => void client.invalidateQueries({ queryKey: ['users'] });
  const remove = useMutation({
    mutationFn: (id: string) => api(`/users/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      setDoomed(null);
      notifyDone('User removed');
      refresh();
    },
    onError: (error) => {
      setDoomed(null);
      notifyError('The user was not removed', error);
    },
  });
  return (
    <div className="pd-stack pd-settings-wide">
      <NewUser onCreated={refresh} />
      <Card title="Users" isFlush>
        <Loaded query={query}>
          {(users) => (
            <div className="pd-scroll-x">
              <table className="pd-table" data-testid="users">
                <thead>
                  <tr>
                    <th>Name</th>
                    <th>Role</th>
                    <th className="pd-right">Added</th>
                    <th className="pd-tight" />
                  </tr>
                </thead>
                <tbody>
                  {users.map((user) => (
                    <tr key={user.id}>
                      <td>
                        <span className="pd-row">
                          <span style={{ fontWeight: 500 }}>{user.username}</span>
                          {user.id === own && <Tag>you</Tag>}
                          {user.hasPassword === false && <Tag tone="warn">no password</Tag>}
                        </span>
                      </td>
                      <td>{user.role}</td>
                      <td className="pd-right pd-dim">{formatAgo(user.createdAt)}</td>
                      <td>
                        {user.id !== own && (
                          <Button size="compact-xs" variant="subtle" color="red" leftSection={<IconTrash size={13} />} onClick={() => setDoomed(user)}>
                            Remove
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      </Card>
      <Confirm
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        onConfirm={() => doomed && remove.mutate(doomed.id)}
        isBusy={remove.isPending}
        title="Remove this user?"
        action="Remove user"
      >
        “{doomed?.username}” is signed out at once and their keys stop working. Their backtests stay.
      </Confirm>
    </div>
  );
}

function NewUser({ onCreated }: { readonly onCreated: () => void }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('author');
  const create = useMutation({
    mutationFn: () => api<User>('/users', { method: 'POST', body: { username, password, role } }),
    onSuccess: () => {
      setUsername('');
      setPassword('');
      notifyDone(`Added ${username}`);
      onCreated();
    },
  });
  const errors = fieldErrors(create.error);
  const problem = password === '' ? undefined : passwordProblem(password);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Card title="New user">
      <form onSubmit={submit} className="pd-settings-form" style={{ alignItems: 'flex-start' }}>
        <TextInput
          label="Name"
          w={190}
          autoComplete="off"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={errors['username']}
        />
        <PasswordInput
          label="Password"
          w={210}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={errors['password'] ?? problem}
        />
        <Select
          label="Role"
          w={250}
          data={[...ROLES]}
          value={role}
          onChange={(value) => setRole(ROLES.find((item) => item.value === value)?.value ?? 'author')}
        />
        <Button
          type="submit"
          mt={24}
          loading={create.isPending}
          disabled={username === '' || password === '' || problem !== undefined}
          leftSection={<IconUserPlus size={15} />}
        >
          Add user
        </Button>
      </form>
      {create.error !== null && Object.keys(errors).length === 0 && <ErrorNote error={create.error} />}
    </Card>
  );
}
