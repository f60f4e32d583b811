import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

export class DecisionDto {
  @ApiPropertyOptional({ description: 'why, for the audit trail' }) @IsOptional() @IsString() @MaxLength(1_000) readonly reason?: string;
}

export class ApprovalDto extends DecisionDto {
  @ApiPropertyOptional({
    type: Object,
    description: 'what to sign off, where that is less than the author asked for; fields that are left out stay as asked',
    example: { symbols: ['AAPL'], short: false },
  })
  @IsOptional()
  @IsObject()
  readonly manifest?: Record<string, unknown>;
}
