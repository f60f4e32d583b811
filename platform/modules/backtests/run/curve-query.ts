import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** How finely a curve is wanted. */
export class CurveQuery {
  @ApiPropertyOptional({ description: 'at most this many points', default: 2000, minimum: 2, maximum: 20_000 })
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(20_000)
  readonly points: number = 2_000;
}
