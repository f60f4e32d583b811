export { AuthModule } from './auth.module.ts';
export { Authenticator } from './authenticator.ts';
export { StrictLimit } from './rate-limit.ts';
export { SignInLinks } from './sign-in/sign-in-links.service.ts';
export { Tokens } from './sign-in/tokens.service.ts';
export { Users } from './users/users.service.ts';
export { CurrentUser, type Principal, Public, RequireRole, type UserRole } from '../ops/index.ts';
