import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { UserRole } from '../../ops/index.ts';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') username: string;
  @Column('text') role: UserRole;
  /** Argon2id; null while the user can only sign in by a link. */
  @Column('text', { nullable: true }) passwordHash: string | null;
  /** Raised when the password changes or the user is removed: older sign-in tokens end. */
  @Column('integer', { default: 0 }) tokenEpoch: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) deletedAt: Date | null;
}
