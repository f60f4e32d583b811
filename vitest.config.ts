import { defineConfig } from 'vitest/config';

// Specs of what needs a database run against one PostgreSQL that is started for them; all others start at once.
const withDatabase = ['platform/test/**/*.spec.ts', 'platform/modules/**/*.spec.ts'];
const exclude = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['{sdk,sandbox,plugins,platform,migrations,ui}/**/*.spec.ts'], exclude: [...exclude, ...withDatabase] } },
      { extends: true, test: { name: 'platform', include: withDatabase, exclude, globalSetup: ['platform/test/cluster.ts'] } },
    ],
  },
});
