import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, isUUID, IsString, Max, MaxLength, Min } from 'class-validator';
import { Problem } from './problem.ts';

/** One page of a list; `nextCursor` continues it, `null` ends it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A page in the API's description; give it its items. */
export abstract class PageView {
  @ApiProperty({ type: String, nullable: true, description: 'continues the list; null ends it' }) readonly nextCursor: string | null;
}

/** The query of every list. Extend it with filters. */
export class PageQuery {
  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 1000 }) @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit = 50;
  @ApiPropertyOptional({ description: 'nextCursor of the page before' }) @IsOptional() @IsString() @MaxLength(500) cursor?: string;
}

/** Turns the sort key of a page's last row into an opaque cursor. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key behind a cursor, checked to have `length` parts; undefined without a cursor. */
export function decodeCursor(cursor: string | undefined, length: number): readonly (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  const key = parse(Buffer.from(cursor, 'base64url').toString());
  if (Array.isArray(key) && key.length === length && key.every(isKeyPart)) return key;
  throw foreignCursor(cursor);
}

/** The id behind the cursor of a list that is sorted by id. */
export function idCursor(cursor: string | undefined): string | undefined {
  const id = decodeCursor(cursor, 1)?.[0];
  if (id === undefined || (typeof id === 'string' && isUUID(id))) return id;
  throw foreignCursor(cursor);
}

export function foreignCursor(cursor: string | undefined): Problem {
  return Problem.invalidField('cursor', cursor, `cursor "${cursor}" is not one that this list gave out`);
}

/** Makes a page from up to `limit` + 1 rows: the extra row only tells that there is more. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  { map, key }: { map: (row: Row) => T; key: (row: Row) => readonly (string | number)[] },
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(map), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}

function isKeyPart(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
