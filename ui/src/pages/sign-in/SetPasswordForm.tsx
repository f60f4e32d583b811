import { Alert, Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { messageOf } from '../../api/problem.ts';
import { session } from '../../api/session.ts';
import type { SignedIn } from '../../api/types.ts';
import { useSession } from '../../api/use-live.ts';
import { passwordProblem } from './password-problem.ts';

export function SetPasswordForm({ onDone }: { readonly onDone: () => void }) {
  const username = useSession()?.user.username ?? '';
  const [next, setNext] = useState('');
  const [isTouched, setTouched] = useState(false);
  const problem = passwordProblem(next);
  const save = useMutation({
    mutationFn: () => api<SignedIn>('/auth/password', { method: 'PUT', body: { next } }),
    onSuccess: (again) => {
      session.set(again);
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTouched(true);
    if (problem === undefined) save.mutate();
  };
  return (
    <form onSubmit={submit} className="pd-sign-form" aria-label="Set a password">
      <h1 className="pd-sign-title">You are signed in as {username}</h1>
      <p className="pd-sign-hint">Set a password to sign in next time without a link.</p>
      {save.error && (
        <Alert color="red" variant="light" p="xs" role="alert">
          {messageOf(save.error)}
        </Alert>
      )}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        label="New password"
        size="md"
        autoComplete="new-password"
        autoFocus
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        onBlur={() => setTouched(next !== '')}
        error={isTouched ? problem : undefined}
        data-testid="new-password"
      />
      <Button type="submit" size="md" fullWidth loading={save.isPending} data-testid="save-password">
        Save password
      </Button>
      <Button size="md" fullWidth variant="subtle" color="gray" onClick={onDone} data-testid="skip-password">
        Not now
      </Button>
    </form>
  );
}
