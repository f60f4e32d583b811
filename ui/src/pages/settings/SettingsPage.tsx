import './settings.css';
import { SegmentedControl, Tabs, useMantineColorScheme } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-live.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyValues } from '../../components/Figure.tsx';
import { Card, Page } from '../../components/Page.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { Budgets } from './Budgets.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { SandboxCard } from './SandboxCard.tsx';
import { Users } from './Users.tsx';

const route = getRouteApi('/app/settings');

const TABS: readonly string[] = ['account', 'keys', 'users', 'budgets', 'about'];

export function SettingsPage() {
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const isAdmin = useSession()?.user.role === 'admin';
  const isClosed = !isAdmin && (tab === 'users' || tab === 'budgets');
  return (
    <Page title="Settings">
      <Tabs
        value={tab !== undefined && TABS.includes(tab) ? tab : 'account'}
        onChange={(value) => value !== null && void navigate({ to: '/settings', search: { tab: value }, replace: true })}
      >
        <Tabs.List mb={16}>
          <Tabs.Tab value="account">Account</Tabs.Tab>
          <Tabs.Tab value="keys">API keys</Tabs.Tab>
          {isAdmin && <Tabs.Tab value="users">Users</Tabs.Tab>}
          {isAdmin && (
            <Tabs.Tab value="budgets" data-testid="tab-budgets">
              Budgets
            </Tabs.Tab>
          )}
          <Tabs.Tab value="about">About</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="account">
          <Account />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <ApiKeys />
        </Tabs.Panel>
        {isClosed && <EmptyState icon={IconLock} title="For admins only" text="Users and budgets are managed by admins." />}
        {isAdmin && (
          <Tabs.Panel value="users">
            <Users />
          </Tabs.Panel>
        )}
        {isAdmin && (
          <Tabs.Panel value="budgets">
            <Budgets />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="about">
          <About isAdmin={isAdmin} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Account() {
  const { data: me } = useQuery(meQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="pd-stack pd-settings">
      <Card title="You">
        <KeyValues
          items={[
            ['Name', me?.username ?? ''],
            ['Role', me?.role ?? ''],
          ]}
        />
      </Card>
      <Card title="Appearance">
        <SegmentedControl
          aria-label="Theme"
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'Like the system' },
          ]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        />
      </Card>
      <Card title="Password">
        <ChangePassword hasPassword={me?.hasPassword !== false} />
      </Card>
    </div>
  );
}

function About({ isAdmin }: { readonly isAdmin: boolean }) {
  return (
    <div className="pd-stack pd-settings">
      <Card title={`Paddock ${PADDOCK_VERSION}`}>
        <p style={{ margin: 0 }}>Hosts trading strategies in sandboxes, behind one risk manager and one order management system.</p>
        <p className="pd-2" style={{ margin: '10px 0 0' }}>
          Everything that the page does goes through the same REST interface that you can use: see the{' '}
          <a className="pd-link" href="/api/docs" target="_blank" rel="noreferrer">
            API reference
          </a>
          .
        </p>
      </Card>
      {isAdmin && <SandboxCard />}
      <Card title="Built with">
        <p className="pd-2" style={{ margin: 0 }}>
          Charts by{' '}
          <a className="pd-link" href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
            TradingView Lightweight Charts™
          </a>
          , copyright TradingView, Inc., Apache License 2.0. Editor by Monaco. Components by Mantine, icons by Tabler.
        </p>
      </Card>
    </div>
  );
}
