import './shell.css';
import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLiveConnection, useSession } from '../api/use-live.ts';
import { ConnectionBanner } from './Connection.tsx';
import { Logo } from './Logo.tsx';
import { Nav } from './Nav.tsx';
import { queryClient } from './query-client.ts';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** When the session ends (sign-out, expiry, another tab), go to sign-in and remember the way back. */
function useSessionGuard(): void {
  const signedIn = useSession() !== null;
  const router = useRouter();
  const navigate = useNavigate();
  useEffect(() => {
    if (signedIn) return;
    queryClient.clear();
    const { href } = router.state.location;
    if (!href.startsWith('/sign-in')) void navigate({ to: '/sign-in', search: { next: href }, replace: true });
  }, [signedIn, navigate, router]);
}

export function Shell() {
  const [menuOpen, menu] = useDisclosure(false);
  const [helpOpen, help] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useSessionGuard();
  useLiveConnection();
  useShortcuts(help.open);
  useEffect(() => menu.close(), [path]);
  return (
    <div className="pd-shell">
      <a href="#content" className="pd-skip">
        Skip to content
      </a>
      <aside className="pd-side">
        <Nav onHelp={help.open} />
      </aside>
      <header className="pd-topbar">
        <ActionIcon aria-label="Open navigation" onClick={menu.open}>
          <IconMenu2 size={18} />
        </ActionIcon>
        <Logo size={22} />
      </header>
      <Drawer opened={menuOpen} onClose={menu.close} size={264} padding={0} withCloseButton={false} title={null} aria-label="Navigation">
        <div className="pd-side-drawer">
          <Nav onHelp={help.open} />
        </div>
      </Drawer>
      <main id="content" className="pd-main" tabIndex={-1}>
        <ConnectionBanner />
        <Outlet />
      </main>
      <ShortcutHelp opened={helpOpen} onClose={help.close} />
    </div>
  );
}
