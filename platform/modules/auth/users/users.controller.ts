import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { CurrentUser, IdPipe, type Page, type Principal, Problem, RequireRole, type UserRole } from '../../ops/index.ts';
import { passwordLength } from './password.ts';
import type { User } from './user.entity.ts';
import { Users } from './users.service.ts';

const roles: readonly UserRole[] = ['author', 'operator', 'admin'];

class CreateUser {
  @ApiProperty({ example: 'maria' }) @Matches(/^[\w.@-]{2,64}$/, { message: 'username must be 2 to 64 letters, digits or . _ @ -' }) username: string;
  @ApiProperty({ minLength: passwordLength.min }) @IsString() @Length(passwordLength.min, passwordLength.max) password: string;
  @ApiProperty({ enum: roles }) @IsIn(roles) role: UserRole;
}

export interface UserView {
  readonly id: string;
  readonly username: string;
  readonly role: UserRole;
}

@ApiTags('users')
@RequireRole('admin')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: Users) {}

  @Get()
  @ApiOperation({ summary: 'All users' })
  async list(): Promise<Page<UserView & { readonly createdAt: number; readonly hasPassword: boolean }>> {
    const users = await this.users.list();
    return {
      items: users.map((user) => ({ ...toUserView(user), createdAt: user.createdAt.getTime(), hasPassword: user.passwordHash !== null })),
      nextCursor: null,
    };
  }

  @Post()
  @ApiOperation({ summary: 'Add a user' })
  async create(@Body() body: CreateUser): Promise<UserView> {
    return toUserView(await this.users.create(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a user; their tokens and keys end at once' })
  async remove(@Param('id', IdPipe) id: string, @CurrentUser() current: Principal): Promise<void> {
    if (id === current.id) throw Problem.conflict('You cannot remove yourself: another admin can');
    await this.users.remove(id);
  }
}

export function toUserView({ id, username, role }: User): UserView {
  return { id, username, role };
}
