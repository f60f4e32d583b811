import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Config } from './config.ts';
import { repositoryRoot } from './repository-root.ts';
import { declaredVariables } from './variable.ts';

describe('configuration', () => {
  test('works without any variable', () => {
    const { config, warnings } = Config.read({});
    expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', roles: ['api', 'worker', 'trader'], databaseUrl: undefined });
    expect(config.home).toBe(path.resolve('.paddock'));
    expect(warnings).toEqual([]);
  });

  test('reads numbers, lists, choices and switches', () => {
    const { config } = Config.read({ PADDOCK_PORT: '8080', PADDOCK_ROLES: 'api', PADDOCK_LOG_LEVEL: 'debug', PADDOCK_DEMO_DATA: 'no' });
    expect(config).toMatchObject({ port: 8080, roles: ['api'], logLevel: 'debug', demoData: false });
    expect(config.has('worker')).toBe(false);
  });

  test('lists every invalid variable with its value and what is valid', () => {
    const env = { PADDOCK_PORT: '80000', PADDOCK_LOG_LEVEL: 'loud', PADDOCK_DEMO_DATA: 'maybe' };
    expect(() => Config.read(env)).toThrow(
      /PADDOCK_PORT "80000" must be a whole number from 0 to 65535[^]*PADDOCK_LOG_LEVEL "loud" must be one of trace, debug[^]*PADDOCK_DEMO_DATA "maybe" must be true or false/,
    );
  });

  test('keeps secrets out of messages', () => {
    expect(() => Config.read({ DATABASE_URL: 'mysql://root:hunter2@host/db', PADDOCK_JWT_SECRET: 'hunter2' })).toThrow(
      /^(?![^]*hunter2)[^]*DATABASE_URL must be a URL that starts with postgres:\/\//,
    );
  });

  test('warns of misspelt variables and names the known ones', () => {
    const { warnings } = Config.read({ PADDOCK_PROT: '1', PADDOCK_SHARED: '/data', PATH: '/bin' });
    expect(warnings).toEqual([expect.stringMatching(/^PADDOCK_PROT is not a setting of Paddock and has no effect\. Settings: .*PADDOCK_PORT/)]);
  });

  test('counts an empty variable as unset', () => {
    expect(Config.read({ PADDOCK_PORT: ' ', REDIS_URL: '' }).config).toMatchObject({ port: 4000, redisUrl: undefined });
  });

  test('every variable is documented', () => {
    const text = fs.readFileSync(path.join(repositoryRoot(), 'docs/operations.md'), 'utf8');
    expect(declaredVariables.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('knows places inside the data folder', () => {
    expect(Config.of({ home: '/data' }).path('artefacts', 'a')).toBe('/data/artefacts/a');
  });
});
