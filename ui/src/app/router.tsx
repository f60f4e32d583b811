import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { session } from '../api/session.ts';
import { NotFound, PageLoading, RouteError } from './RouteStates.tsx';
import { pick } from './search.ts';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: pick('token', 'next'),
  component: lazyRouteComponent(() => import('../pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: ({ location }) => {
    if (session.get() === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/backtests' });
  },
});

const strategies = createRoute({
  getParentRoute: () => app,
  path: '/strategies',
  component: lazyRouteComponent(() => import('../pages/strategies/StrategiesPage.tsx'), 'StrategiesPage'),
});

const publish = createRoute({
  getParentRoute: () => app,
  path: '/strategies/publish',
  validateSearch: pick('name'),
  component: lazyRouteComponent(() => import('../pages/strategies/PublishPage.tsx'), 'PublishPage'),
});

const strategy = createRoute({
  getParentRoute: () => app,
  path: '/strategies/$name',
  validateSearch: pick('version', 'tab'),
  component: lazyRouteComponent(() => import('../pages/strategies/StrategyPage.tsx'), 'StrategyPage'),
});

const backtests = createRoute({
  getParentRoute: () => app,
  path: '/backtests',
  validateSearch: pick('status', 'strategy', 'dataset', 'label'),
  component: lazyRouteComponent(() => import('../pages/backtests/BacktestsPage.tsx'), 'BacktestsPage'),
});

const newBacktest = createRoute({
  getParentRoute: () => app,
  path: '/backtests/new',
  validateSearch: pick('strategy', 'version', 'dataset', 'like'),
  component: lazyRouteComponent(() => import('../pages/backtest-new/NewBacktestPage.tsx'), 'NewBacktestPage'),
});

const backtest = createRoute({
  getParentRoute: () => app,
  path: '/backtests/$id',
  validateSearch: pick('tab', 'symbol'),
  component: lazyRouteComponent(() => import('../pages/report/ReportPage.tsx'), 'ReportPage'),
});

const compare = createRoute({
  getParentRoute: () => app,
  path: '/compare',
  validateSearch: pick('a', 'b'),
  component: lazyRouteComponent(() => import('../pages/compare/ComparePage.tsx'), 'ComparePage'),
});

const datasets = createRoute({
  getParentRoute: () => app,
  path: '/datasets',
  component: lazyRouteComponent(() => import('../pages/datasets/DatasetsPage.tsx'), 'DatasetsPage'),
});

const importData = createRoute({
  getParentRoute: () => app,
  path: '/datasets/import',
  validateSearch: pick('job', 'dataset'),
  component: lazyRouteComponent(() => import('../pages/datasets/ImportPage.tsx'), 'ImportPage'),
});

const dataset = createRoute({
  getParentRoute: () => app,
  path: '/datasets/$id',
  validateSearch: pick('symbol'),
  component: lazyRouteComponent(() => import('../pages/datasets/DatasetPage.tsx'), 'DatasetPage'),
});

const monitoring = createRoute({
  getParentRoute: () => app,
  path: '/monitoring',
  component: lazyRouteComponent(() => import('../pages/monitoring/MonitoringPage.tsx'), 'MonitoringPage'),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  validateSearch: pick('tab'),
  component: lazyRouteComponent(() => import('../pages/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const pages = [home, strategies, publish, strategy, backtests, newBacktest, backtest, compare, datasets, importData, dataset, monitoring, settings];

export const router = createRouter({
  routeTree: root.addChildren([signIn, app.addChildren(pages)]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 150,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: RouteError,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
