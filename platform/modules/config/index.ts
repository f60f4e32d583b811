export { Config, type Role } from './config.ts';
export { ConfigModule } from './config.module.ts';
export { repositoryRoot } from './repository-root.ts';
export { declaredVariables } from './variable.ts';
