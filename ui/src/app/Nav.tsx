import { Kbd, Menu, UnstyledButton } from '@mantine/core';
import {
  IconActivity,
  IconApi,
  IconChartLine,
  IconCode,
  IconDatabase,
  IconKeyboard,
  IconLogout,
  IconPlus,
  IconSelector,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { session } from '../api/session.ts';
import { useSession } from '../api/use-live.ts';
import { ConnectionDot } from './Connection.tsx';
import { Logo } from './Logo.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';
import { LinkButton } from '../components/LinkButton.tsx';

interface Entry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly icon: Icon;
  readonly keys?: string;
  /** Not for authors: the server would refuse them. */
  readonly isForOperators?: boolean;
}

const ENTRIES: readonly Entry[] = [
  { to: '/backtests', label: 'Backtests', icon: IconChartLine, keys: 'G B' },
  { to: '/strategies', label: 'Strategies', icon: IconCode, keys: 'G S' },
  { to: '/datasets', label: 'Datasets', icon: IconDatabase, keys: 'G D' },
  { to: '/monitoring', label: 'Monitoring', icon: IconActivity, isForOperators: true },
  { to: '/settings', label: 'Settings', icon: IconSettings },
];

export function Nav({ onHelp }: { readonly onHelp: () => void }) {
  const isAuthor = useSession()?.user.role === 'author';
  return (
    <div className="pd-nav">
      <div className="pd-nav-head">
        <Link to="/backtests" aria-label="Paddock, home" className="pd-nav-home">
          <Logo />
        </Link>
        <ConnectionDot />
      </div>
      <LinkButton
        to="/backtests/new"
        leftSection={<IconPlus size={15} />}
        rightSection={
          <Kbd size="xs" className="pd-kbd-on-accent">
            N
          </Kbd>
        }
        justify="space-between"
        fullWidth
        data-testid="nav-new-backtest"
      >
        New backtest
      </LinkButton>
      <nav aria-label="Main" className="pd-nav-list">
        {ENTRIES.filter(({ isForOperators = false }) => !(isForOperators && isAuthor)).map(({ to, label, icon: EntryIcon, keys }) => (
          <Link
            key={to}
            to={to}
            className="pd-nav-link"
            activeProps={{ className: 'is-active', 'aria-current': 'page' }}
            data-testid={`nav-${label.toLowerCase()}`}
          >
            <EntryIcon size={16} stroke={1.7} />
            <span>{label}</span>
            {keys !== undefined && (
              <span className="pd-nav-keys" aria-hidden>
                {keys}
              </span>
            )}
          </Link>
        ))}
      </nav>
      <div className="pd-nav-foot">
        <a className="pd-nav-link" href="/api/docs" target="_blank" rel="noreferrer">
          <IconApi size={16} stroke={1.7} />
          <span>API reference</span>
        </a>
        <UnstyledButton className="pd-nav-link" onClick={onHelp}>
          <IconKeyboard size={16} stroke={1.7} />
          <span>Shortcuts</span>
          <span className="pd-nav-keys" aria-hidden>
            ?
          </span>
        </UnstyledButton>
        <div className="pd-nav-user">
          <UserMenu />
          <ThemeToggle />
        </div>
      </div>
    </div>
  );
}

function UserMenu() {
  const user = useSession()?.user;
  return (
    <Menu position="top-start" width={190}>
      <Menu.Target>
        <UnstyledButton className="pd-user" aria-label="Account menu" data-testid="account-menu">
          <span className="pd-avatar" aria-hidden>
            {(user?.username ?? '?').slice(0, 1).toUpperCase()}
          </span>
          <span className="pd-user-text">
            <span className="pd-ellipsis pd-user-name">{user?.username}</span>
            <span className="pd-user-role">{user?.role}</span>
          </span>
          <IconSelector size={14} className="pd-dim" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={15} />}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => session.set(null)} data-testid="sign-out">
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
