import { decodeCursor, Problem } from '../../ops/index.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id behind the cursor of a list that is sorted by id. */
export function idCursor(cursor: string | undefined): string | undefined {
  const id = decodeCursor(cursor, 1)?.[0];
  if (id === undefined || (typeof id === 'string' && UUID.test(id))) return id;
  throw Problem.invalidField('cursor', cursor, `cursor "${cursor}" is not one that this list gave out`);
}
