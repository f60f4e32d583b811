export { DeploymentsModule } from './deployments.module.ts';
