export { AuthModule } from './auth.module.ts';
export { Authenticator } from './authenticator.ts';
export { SignInLinks } from './sign-in/sign-in-links.service.ts';
export { Tokens } from './sign-in/tokens.service.ts';
export { Users } from './users/users.service.ts';
