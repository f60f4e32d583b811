import os from 'node:os';
import path from 'node:path';
import { choice, declaredVariables, Env, listOf, orNothing, secretText, text, urlOf, whole, yesNo } from './variable.ts';

export type Role = 'api' | 'worker';
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type LogFormat = 'auto' | 'json' | 'pretty';

/** Used by tests, benchmarks and the command line tool, not by the server: known, so that they raise no warning. */
const usedElsewhere = new Set(['PADDOCK_SHARED', 'PADDOCK_SERVER', 'PADDOCK_TOKEN', 'PADDOCK_API_KEY']);
/** Values never appear in messages or logs. */
const secret = new Set(['DATABASE_URL', 'REDIS_URL', 'PADDOCK_JWT_SECRET', 'PADDOCK_METRICS_TOKEN']);
const spareCores = Math.max(1, os.availableParallelism() - 1);

/** Everything that can be set from outside: one line per variable with its name, type, default and reason. */
export class Config {
  @Env('PADDOCK_HOME', text, 'folder that holds all state') readonly home: string = '.paddock';
  @Env('PADDOCK_HOST', text, 'address that the server listens on') readonly host: string = '127.0.0.1';
  @Env('PADDOCK_PORT', whole(0, 65_535), 'port of the page and the API; 0 picks a free one') readonly port: number = 4000;
  @Env('PADDOCK_PUBLIC_URL', urlOf('http', 'https'), 'address that users type, when a proxy stands in front') readonly publicUrl: string | undefined =
    undefined;
  @Env('PADDOCK_ROLES', listOf('api', 'worker'), 'what this process does') readonly roles: readonly Role[] = ['api', 'worker'];
  @Env('DATABASE_URL', urlOf('postgres', 'postgresql'), 'PostgreSQL to use instead of the embedded one') readonly databaseUrl: string | undefined = undefined;
  @Env('PADDOCK_DATABASE_POOL', whole(2, 200), 'database connections of one process') readonly databasePool: number = 10;
  @Env('REDIS_URL', urlOf('redis', 'rediss'), 'Redis for the job queue instead of PostgreSQL') readonly redisUrl: string | undefined = undefined;
  @Env('PADDOCK_LOG_LEVEL', choice('trace', 'debug', 'info', 'warn', 'error', 'silent'), 'least severe log line written') readonly logLevel: LogLevel = 'info';
  @Env('PADDOCK_LOG_FORMAT', choice('auto', 'json', 'pretty'), 'auto is pretty on a terminal and JSON elsewhere') readonly logFormat: LogFormat = 'auto';
  @Env('PADDOCK_BACKTEST_CONCURRENCY', whole(1, 256), 'backtests that one process runs at a time') readonly backtestConcurrency: number = spareCores;
  @Env('PADDOCK_IMPORT_CONCURRENCY', whole(1, 16), 'imports that one process runs at a time') readonly importConcurrency: number = 1;
  @Env('PADDOCK_JWT_SECRET', secretText(32), 'signs sign-in tokens; needed when several API processes share a database') readonly jwtSecret:
    | string
    | undefined = undefined;
  @Env('PADDOCK_TOKEN_HOURS', whole(1, 720), 'how long a sign-in lasts') readonly tokenHours: number = 24;
  @Env('PADDOCK_SIGN_IN_LINK', yesNo, 'print a one-time sign-in link even when the admin has a password') readonly signInLink: boolean = false;
  @Env('PADDOCK_RATE_LIMIT', whole(1, 1_000_000), 'requests per minute and client') readonly rateLimit: number = 3000;
  @Env('PADDOCK_LOGIN_RATE_LIMIT', whole(1, 10_000), 'sign-in attempts per minute and client') readonly loginRateLimit: number = 10;
  @Env('PADDOCK_TRUST_PROXY', yesNo, 'believe X-Forwarded-For of a proxy in front') readonly trustProxy: boolean = false;
  @Env('PADDOCK_UPLOAD_MB', whole(1, 100_000), 'largest file that can be uploaded') readonly uploadMb: number = 2048;
  @Env('PADDOCK_FEED_CACHE_MB', whole(64, 1_000_000), 'disk used by prepared backtest data before the oldest is dropped') readonly feedCacheMb: number = 4096;
  @Env('PADDOCK_STRATEGY_MEMORY_MB', whole(16, 4096), 'memory of one strategy isolate') readonly strategyMemoryMb: number = 128;
  @Env('PADDOCK_CONTAINMENT_MIN', whole(0, 3), 'least containment level of sandboxes; below it nothing starts') readonly containmentMin: number = 0;
  @Env('PADDOCK_BACKTEST_MINUTES', whole(1, 1440), 'wall-clock deadline of one backtest') readonly backtestMinutes: number = 60;
  @Env('PADDOCK_KEEP_BACKTESTS', whole(0, 10_000_000), 'newest finished backtests kept; 0 keeps all') readonly keepBacktests: number = 0;
  @Env('PADDOCK_KEEP_BACKTEST_DAYS', whole(0, 36_500), 'days that finished backtests are kept; 0 keeps them for ever') readonly keepBacktestDays: number = 0;
  @Env('PADDOCK_SAMPLES', yesNo, 'publish the sample strategies at start') readonly samples: boolean = true;
  @Env('PADDOCK_DEMO_DATA', yesNo, 'make the synthetic demo dataset on first start') readonly demoData: boolean = true;
  @Env('PADDOCK_METRICS', yesNo, 'serve metrics at /metrics, to operators and to the bearer of PADDOCK_METRICS_TOKEN') readonly metrics: boolean = true;
  @Env('PADDOCK_METRICS_TOKEN', secretText(16), 'bearer token with which Prometheus may read /metrics') readonly metricsToken: string | undefined = undefined;
  @Env('PADDOCK_METRICS_PORT', orNothing(whole(0, 65_535)), 'port on which a process without an API, such as a worker, serves its metrics')
  readonly metricsPort: number | undefined = undefined;

  /** Values for tests and for what is only known at start, such as the address of the embedded database. */
  static of(values: Partial<Config>): Config {
    const config = Object.assign(new Config(), values);
    return Object.assign(config, { home: path.resolve(config.home) });
  }

  /** Reads and checks the environment; throws one error that lists every invalid variable. */
  static read(env: NodeJS.ProcessEnv): { readonly config: Config; readonly warnings: readonly string[] } {
    const values: Record<string, unknown> = {};
    const invalid: string[] = [];
    for (const { name, property, parse } of declaredVariables) {
      const raw = env[name]?.trim();
      if (raw === undefined || raw === '') continue;
      try {
        values[property] = parse(raw);
      } catch (error) {
        const shown = secret.has(name) ? '' : ` "${raw}"`;
        invalid.push(`${name}${shown} ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (invalid.length > 0) throw new Error(`Invalid configuration:\n  ${invalid.join('\n  ')}`);
    return { config: Config.of(values), warnings: unknownVariables(env) };
  }

  /** A place inside the data folder. */
  path(...parts: readonly string[]): string {
    return path.join(this.home, ...parts);
  }

  with(values: Partial<Config>): Config {
    return Config.of(Object.assign(new Config(), this, values));
  }

  has(role: Role): boolean {
    return this.roles.includes(role);
  }
}

function unknownVariables(env: NodeJS.ProcessEnv): readonly string[] {
  const known = new Set(declaredVariables.map((variable) => variable.name));
  return Object.keys(env)
    .filter((name) => name.startsWith('PADDOCK_') && !known.has(name) && !usedElsewhere.has(name))
    .map((name) => `${name} is not a setting of Paddock and has no effect. Settings: ${[...known].toSorted().join(', ')}`);
}
