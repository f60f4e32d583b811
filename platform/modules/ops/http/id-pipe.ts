import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Problem } from '../problem.ts';

/** The id in a path: a UUID, refused with the value that was given. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isUUID(value)) return value;
    throw Problem.invalidField('id', value, `id "${value.slice(0, 100)}" is not an id: ids are UUIDs such as 01a1fcbc-8b98-7349-894f-ec13c6e2f763`);
  }
}
