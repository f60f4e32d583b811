export { Config } from './config.ts';
export { ConfigModule } from './config.module.ts';
export { productVersion, repositoryRoot } from './repository-root.ts';
