import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { ApiError, messageOf } from '../../api/problem.ts';
import { session } from '../../api/session.ts';
import type { SignedIn } from '../../api/types.ts';

function reasonOf(error: Error): string {
  return error instanceof ApiError && error.status === 401 ? 'That name and password do not match.' : messageOf(error);
}

export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api<SignedIn>('/auth/login', { method: 'POST', body: { username, password }, open: true }),
    onSuccess: (signedIn) => {
      session.set(signedIn);
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={submit} className="pd-sign-form" aria-label="Sign in">
      <h1 className="pd-sign-title">Sign in</h1>
      {signIn.error && (
        <Alert color="red" variant="light" p="xs" role="alert">
          {reasonOf(signIn.error)}
        </Alert>
      )}
      <TextInput
        label="Username"
        size="md"
        autoComplete="username"
        autoFocus
        required
        withAsterisk={false}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        data-testid="username"
      />
      <PasswordInput
        label="Password"
        size="md"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-testid="password"
      />
      <Button type="submit" size="md" fullWidth loading={signIn.isPending} disabled={username === '' || password === ''} data-testid="sign-in">
        Sign in
      </Button>
      <p className="pd-sign-hint">First time here? Open the one-time link that Paddock printed when it started.</p>
    </form>
  );
}
