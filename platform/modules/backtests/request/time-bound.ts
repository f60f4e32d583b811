import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const latest = Date.UTC(9999, 11, 31);
const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A moment as epoch milliseconds or ISO 8601, UTC when no offset is given. A plain day as an end means its last millisecond. */
export function TimeBound({ end = false, description }: { readonly end?: boolean; readonly description: string }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ description, oneOf: [{ type: 'integer' }, { type: 'string', format: 'date-time' }], example: '2020-01-01' }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? parseTime(value, end) : value)),
    IsInt({ message: ({ property }) => `${property} must be epoch milliseconds or an ISO time such as "2020-01-31" or "2020-01-31T09:30:00Z"` }),
    Min(-latest),
    Max(latest),
  );
}

function parseTime(text: string, end: boolean): number | string {
  if (/^-?\d+$/.test(text)) return Number(text);
  if (!isoTime.test(text)) return text;
  const isDay = day.test(text);
  const time = Date.parse(isDay || /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(time)) return text;
  return isDay && end ? time + 86_400_000 - 1 : time;
}
