import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { wholeNumber } from '../../database/index.ts';

export const actionKinds = ['dividend', 'split'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** A dividend (cash per share) or a split (new shares per old share) on its ex-date. */
@Entity('corporate_actions')
export class CorporateActionRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') datasetId: string;
  @Column('text') symbol: string;
  @Column('text') kind: ActionKind;
  /** Midnight UTC of the ex-date, epoch ms. */
  @Column('bigint', { transformer: wholeNumber }) exTime: number;
  @Column('numeric', { nullable: true }) ratio: string | null;
  @Column('numeric', { nullable: true }) amount: string | null;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
}
