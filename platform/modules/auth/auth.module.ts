import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.ts';
import { AccessGuard } from './access.guard.ts';
import { ApiKey } from './api-keys/api-key.entity.ts';
import { ApiKeysController } from './api-keys/api-keys.controller.ts';
import { ApiKeys } from './api-keys/api-keys.service.ts';
import { Authenticator } from './authenticator.ts';
import { RateLimitGuard, rateLimits } from './rate-limit.ts';
import { jwtSecret } from './sign-in/jwt-secret.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';
import { SignInLink } from './sign-in/sign-in-link.entity.ts';
import { SignInLinks } from './sign-in/sign-in-links.service.ts';
import { Tokens } from './sign-in/tokens.service.ts';
import { User } from './users/user.entity.ts';
import { UsersController } from './users/users.controller.ts';
import { Users } from './users/users.service.ts';

/** Users, sign-in, API keys; and the guards that close every route and limit its rate. */
@Module({
  imports: [
    TypeOrmModule.forFeature([User, ApiKey, SignInLink]),
    ThrottlerModule.forRootAsync({ inject: [Config], useFactory: rateLimits }),
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        secret: config.jwtSecret ?? jwtSecret(config.path('jwt.secret')),
        signOptions: { algorithm: 'HS256', expiresIn: config.tokenHours * 3600 },
        verifyOptions: { algorithms: ['HS256'] },
      }),
    }),
  ],
  controllers: [SignInController, ApiKeysController, UsersController],
  providers: [
    Users,
    ApiKeys,
    SignInLinks,
    Tokens,
    Authenticator,
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Authenticator, SignInLinks, Tokens, Users],
})
export class AuthModule implements OnApplicationBootstrap {
  constructor(private readonly users: Users) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.users.ensureFirstAdmin();
  }
}
