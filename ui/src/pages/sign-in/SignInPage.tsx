import './sign-in.css';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { session } from '../../api/session.ts';
import { Logo } from '../../app/Logo.tsx';
import { ThemeToggle } from '../../app/ThemeToggle.tsx';
import { LinkForm } from './LinkForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { safeNext } from './safe-next.ts';
import { SetPasswordForm } from './SetPasswordForm.tsx';

const route = getRouteApi('/sign-in');

type Step = 'password' | 'link' | 'set-password';

export function SignInPage() {
  const { token, next } = route.useSearch();
  const router = useRouter();
  const [step, setStep] = useState<Step>(token === undefined ? 'password' : 'link');
  const leave = (): void => router.history.replace(safeNext(next));
  useDocumentTitle('Sign in · Paddock');
  useEffect(() => {
    if (step === 'password' && session.get() !== null) router.history.replace(safeNext(next));
  }, [step, next, router]);
  return (
    <div className="pd-sign">
      <div className="pd-sign-theme">
        <ThemeToggle />
      </div>
      <main className="pd-sign-box">
        <div className="pd-sign-logo">
          <Logo size={34} />
        </div>
        <div className="pd-card pd-sign-card">
          {step === 'password' && <PasswordForm onDone={leave} />}
          {step === 'link' && <LinkForm token={token ?? ''} onSignedIn={() => setStep('set-password')} onPassword={() => setStep('password')} />}
          {step === 'set-password' && <SetPasswordForm onDone={leave} />}
        </div>
        <p className="pd-sign-foot">Strategies run in their own sandbox, behind one risk manager.</p>
      </main>
    </div>
  );
}
