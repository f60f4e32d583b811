import { Config } from '../modules/config/index.ts';
import { PlainError } from './plain-error.ts';

/** The configuration of this process; says what is ignored. */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[]): Config {
  const unknown = argv.find((argument) => argument !== '--sign-in-link');
  if (unknown !== undefined)
    throw new PlainError(`Unknown argument "${unknown}". Known: --sign-in-link. Everything else is set by environment variables (see docs/operations.md).`);
  try {
    const { config, warnings } = Config.read(env);
    for (const warning of warnings) console.warn(warning);
    return argv.includes('--sign-in-link') ? config.with({ signInLink: true }) : config;
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error));
  }
}
