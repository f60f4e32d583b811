import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Audit, CurrentUser, type Principal, Problem, Public } from '../../ops/index.ts';
import { StrictLimit } from '../rate-limit.ts';
import { passwordLength } from '../users/password.ts';
import type { User } from '../users/user.entity.ts';
import { MeView, toUserView } from '../users/user-view.ts';
import { Users } from '../users/users.service.ts';
import { SignInLinks } from './sign-in-links.service.ts';
import { SignedInView } from './signed-in-view.ts';
import { Tokens } from './tokens.service.ts';

class Login {
  @ApiProperty({ example: 'admin' }) @IsString() @MaxLength(64) username: string;
  @ApiProperty() @IsString() @MaxLength(passwordLength.max) password: string;
}

class LinkLogin {
  @ApiProperty({ description: 'The token of the link that the server printed' }) @IsString() @MaxLength(200) token: string;
}

class PasswordChange {
  @ApiPropertyOptional({ description: 'Needed once a password is set' }) @IsOptional() @IsString() @MaxLength(passwordLength.max) current?: string;
  @ApiProperty({ minLength: passwordLength.min }) @IsString() @Length(passwordLength.min, passwordLength.max) next: string;
}

@ApiTags('sign-in')
@Controller('api/v1/auth')
export class SignInController {
  constructor(
    private readonly users: Users,
    private readonly links: SignInLinks,
    private readonly tokens: Tokens,
    private readonly audit: Audit,
  ) {}

  @Post('login')
  @Public()
  @StrictLimit()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with a password' })
  @ApiOkResponse({ type: SignedInView })
  @ApiUnauthorizedResponse({ description: 'user name or password is wrong' })
  async login(@Body() { username, password }: Login): Promise<SignedInView> {
    const user = await this.users.authenticate(username, password);
    if (user === undefined) {
      await this.audit.record({ action: 'login.failed', subject: username, actor: { name: 'anonymous' } });
      throw Problem.unauthorized('User name or password is wrong');
    }
    return this.#signIn(user, 'password');
  }

  @Post('link')
  @Public()
  @StrictLimit()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with the one-time link that the server printed' })
  @ApiOkResponse({ type: SignedInView })
  @ApiUnauthorizedResponse({ description: 'the link was used, is too old, or was replaced by a newer one' })
  async link(@Body() { token }: LinkLogin): Promise<SignedInView> {
    const id = await this.links.redeem(token);
    const user = id === undefined ? null : await this.users.byId(id);
    if (user === null) {
      await this.audit.record({ action: 'login.failed', actor: { name: 'anonymous' }, detail: { method: 'link' } });
      throw Problem.unauthorized(
        'This sign-in link was used, is older than 24 hours, or was replaced by a newer one. "npm start -- --sign-in-link" prints a new one, also while Paddock is running.',
      );
    }
    return this.#signIn(user, 'link');
  }

  @Get('me')
  @ApiOperation({ summary: 'Who you are' })
  @ApiOkResponse({ type: MeView })
  async me(@CurrentUser() { id, username, role }: Principal): Promise<MeView> {
    const user = await this.users.byId(id);
    return { id, username, role, hasPassword: user !== null && user.passwordHash !== null };
  }

  @Put('password')
  @StrictLimit()
  @ApiOperation({ summary: 'Set your password; every other sign-in ends, the answer holds a new token' })
  @ApiOkResponse({ type: SignedInView })
  @ApiBadRequestResponse({ description: 'the current password is not right, or the next one is too short' })
  async password(@CurrentUser() { id }: Principal, @Body() { current, next }: PasswordChange): Promise<SignedInView> {
    const user = await this.users.setPassword(id, next, current);
    return { token: await this.tokens.issue(user), user: toUserView(user) };
  }

  async #signIn(user: User, method: 'password' | 'link'): Promise<SignedInView> {
    await this.audit.record({ action: 'login.succeeded', subject: user.username, actor: { id: user.id, name: user.username }, detail: { method } });
    return { token: await this.tokens.issue(user), user: toUserView(user) };
  }
}
