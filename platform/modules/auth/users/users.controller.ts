import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { CurrentUser, IdPipe, type Principal, Problem, RequireRole, type UserRole, userRoles } from '../../ops/index.ts';
import { passwordLength } from './password.ts';
import { toUserLine, toUserView, UserPage, UserView } from './user-view.ts';
import { Users } from './users.service.ts';

class CreateUser {
  @ApiProperty({ example: 'maria' }) @Matches(/^[\w.@-]{2,64}$/, { message: 'username must be 2 to 64 letters, digits or . _ @ -' }) username: string;
  @ApiProperty({ minLength: passwordLength.min }) @IsString() @Length(passwordLength.min, passwordLength.max) password: string;
  @ApiProperty({ enum: userRoles }) @IsIn(userRoles) role: UserRole;
}

@ApiTags('users')
@RequireRole('admin')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: Users) {}

  @Get()
  @ApiOperation({ summary: 'All users' })
  @ApiOkResponse({ type: UserPage })
  async list(): Promise<UserPage> {
    return { items: (await this.users.list()).map(toUserLine), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Add a user' })
  @ApiCreatedResponse({ type: UserView })
  @ApiBadRequestResponse({ description: 'a field is not valid; errors name field, value and what is allowed' })
  @ApiConflictResponse({ description: 'there is already a user of that name' })
  async create(@Body() body: CreateUser): Promise<UserView> {
    return toUserView(await this.users.create(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a user; their tokens and keys end at once' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'no such user' })
  @ApiConflictResponse({ description: 'it is you, or the last admin' })
  async remove(@Param('id', IdPipe) id: string, @CurrentUser() current: Principal): Promise<void> {
    if (id === current.id) throw Problem.conflict('You cannot remove yourself: another admin can');
    await this.users.remove(id);
  }
}
