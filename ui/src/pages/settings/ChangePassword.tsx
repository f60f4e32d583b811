import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client.ts';
import { messageOf } from '../../api/problem.ts';
import { session } from '../../api/session.ts';
import type { SignedIn } from '../../api/types.ts';
import { notifyDone } from '../../components/notify.ts';
import { fieldErrors } from '../backtest-new/field-errors.ts';
import { passwordProblem } from '../sign-in/password-problem.ts';

export function ChangePassword({ hasPassword }: { readonly hasPassword: boolean }) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isTouched, setTouched] = useState(false);
  const problem = passwordProblem(next);
  const save = useMutation({
    mutationFn: () => api<SignedIn>('/auth/password', { method: 'PUT', body: { ...(hasPassword && { current }), next } }),
    onSuccess: (again) => {
      session.set(again);
      setCurrent('');
      setNext('');
      setTouched(false);
      notifyDone('Password saved. All other sign-ins have ended.');
      void client.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTouched(true);
    if (problem === undefined) save.mutate();
  };
  return (
    <form onSubmit={submit} className="pd-stack" style={{ gap: 12, maxWidth: 320 }}>
      {hasPassword && (
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={errors['current']}
        />
      )}
      <PasswordInput
        label="New password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        onBlur={() => setTouched(next !== '')}
        error={errors['next'] ?? (isTouched ? problem : undefined)}
      />
      {save.error !== null && Object.keys(errors).length === 0 && (
        <div className="pd-down" role="alert">
          {messageOf(save.error)}
        </div>
      )}
      <div>
        <Button type="submit" loading={save.isPending} disabled={next === '' || (hasPassword && current === '')}>
          {hasPassword ? 'Change password' : 'Set password'}
        </Button>
      </div>
    </form>
  );
}
