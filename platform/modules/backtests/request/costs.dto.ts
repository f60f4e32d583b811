import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsNumber, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { DecimalText } from './decimal-text.ts';

const commissionKinds = ['none', 'percentage', 'fixed', 'per-unit', 'tiered'] as const;

/** Also what an unknown kind is checked as, so that the error lists the known ones. */
export class CommissionDto {
  @ApiProperty({ enum: commissionKinds }) @IsIn(commissionKinds) readonly kind: (typeof commissionKinds)[number];
}

export class NoCommissionDto extends CommissionDto {}

export class PercentageCommissionDto extends CommissionDto {
  @ApiProperty({ description: 'fraction of the notional', example: '0.001' }) @DecimalText() readonly rate: string;
  @ApiPropertyOptional({ description: 'least fee of one fill' }) @IsOptional() @DecimalText() readonly minimum?: string;
}

export class FixedCommissionDto extends CommissionDto {
  @ApiProperty({ example: '1' }) @DecimalText() readonly perOrder: string;
}

export class PerUnitCommissionDto extends CommissionDto {
  @ApiProperty({ example: '0.005' }) @DecimalText() readonly perUnit: string;
  @ApiPropertyOptional({ description: 'least fee of one fill' }) @IsOptional() @DecimalText() readonly minimum?: string;
}

export class CommissionTierDto {
  @ApiProperty({ type: String, nullable: true, description: 'notional traded so far up to which the rate holds; null in the last tier', example: '100000' })
  @ValidateIf((tier: CommissionTierDto) => tier.upTo !== null)
  @DecimalText({ moreThanZero: true })
  readonly upTo: string | null;
  @ApiProperty({ example: '0.001' }) @DecimalText() readonly rate: string;
}

export class TieredCommissionDto extends CommissionDto {
  @ApiProperty({ type: [CommissionTierDto] })
  @ValidateNested({ each: true })
  @Type(() => CommissionTierDto)
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  readonly tiers: CommissionTierDto[];
}

const subTypes = [
  { name: 'none', value: NoCommissionDto },
  { name: 'percentage', value: PercentageCommissionDto },
  { name: 'fixed', value: FixedCommissionDto },
  { name: 'per-unit', value: PerUnitCommissionDto },
  { name: 'tiered', value: TieredCommissionDto },
] satisfies readonly { readonly name: (typeof commissionKinds)[number]; readonly value: new () => CommissionDto }[];

@ApiExtraModels(...subTypes.map((each) => each.value))
export class CostsDto {
  @ApiPropertyOptional({ oneOf: subTypes.map(({ value }) => ({ $ref: getSchemaPath(value) })) })
  @IsOptional()
  @ValidateNested()
  @Type(() => CommissionDto, { discriminator: { property: 'kind', subTypes }, keepDiscriminatorProperty: true })
  readonly commission?: NoCommissionDto | PercentageCommissionDto | FixedCommissionDto | PerUnitCommissionDto | TieredCommissionDto;
  @ApiPropertyOptional({ description: 'full bid-ask spread, basis points of the price', default: 0 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  readonly spreadBps?: number;
  @ApiPropertyOptional({ description: 'basis points against market and stop orders', default: 0 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  readonly slippageBps?: number;
  @ApiPropertyOptional({ description: "basis points at 100 % of the bar's volume", default: 0 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  readonly impactBps?: number;
}

export class FillsDto {
  @ApiPropertyOptional({ description: "largest share of a bar's volume that one bar may fill; 0 = no limit", default: 0 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly volumeShare?: number;
}
