import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PageView, type UserRole, userRoles } from '../../ops/index.ts';
import type { User } from './user.entity.ts';

@ApiSchema({ name: 'User' })
export class UserView {
  @ApiProperty({ format: 'uuid' }) readonly id: string;
  @ApiProperty({ example: 'maria' }) readonly username: string;
  @ApiProperty({ enum: userRoles }) readonly role: UserRole;
}

@ApiSchema({ name: 'Me' })
export class MeView extends UserView {
  @ApiProperty({ description: 'false while one can only sign in by a link' }) readonly hasPassword: boolean;
}

@ApiSchema({ name: 'UserLine' })
export class UserLineView extends MeView {
  @ApiProperty({ description: 'epoch milliseconds' }) readonly createdAt: number;
}

@ApiSchema({ name: 'UserPage' })
export class UserPage extends PageView {
  @ApiProperty({ type: [UserLineView] }) readonly items: readonly UserLineView[];
}

export function toUserView({ id, username, role }: User): UserView {
  return { id, username, role };
}

export function toUserLine(user: User): UserLineView {
  return { ...toUserView(user), hasPassword: user.passwordHash !== null, createdAt: user.createdAt.getTime() };
}
