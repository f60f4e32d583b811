import { Alert, Button, Loader } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { messageOf } from '../../api/problem.ts';
import { session } from '../../api/session.ts';
import type { SignedIn } from '../../api/types.ts';

interface Props {
  readonly token: string;
  readonly onSignedIn: () => void;
  readonly onPassword: () => void;
}

/** Redeems a one-time link. The link works once, so it is sent once. */
export function LinkForm({ token, onSignedIn, onPassword }: Props) {
  const isSent = useRef(false);
  const redeem = useMutation({
    mutationFn: () => api<SignedIn>('/auth/link', { method: 'POST', body: { token }, open: true }),
    onSuccess: (signedIn) => {
      session.set(signedIn);
      onSignedIn();
    },
  });
  const { mutate } = redeem;
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    mutate();
  }, [mutate]);
  if (redeem.error === null)
    return (
      <div className="pd-sign-form" aria-busy="true">
        <Loader mx="auto" my="lg" aria-label="Signing in" />
      </div>
    );
  return (
    <div className="pd-sign-form">
      <h1 className="pd-sign-title">This link does not work</h1>
      <Alert color="red" variant="light" p="xs" role="alert">
        {messageOf(redeem.error)}
      </Alert>
      <Button size="md" fullWidth onClick={onPassword}>
        Sign in with a password
      </Button>
    </div>
  );
}
