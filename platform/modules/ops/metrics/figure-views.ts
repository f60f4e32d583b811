import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

/** One value of a metric. A histogram is told as number, sum and two quantiles. */
@ApiSchema({ name: 'FigureSample' })
export class FigureSampleView {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) readonly labels: Readonly<Record<string, string>>;
  @ApiProperty({ description: 'of a histogram: the sum of what was observed' }) readonly value: number;
  @ApiPropertyOptional({ description: 'of a histogram: number of observations' }) readonly count?: number;
  @ApiPropertyOptional({ description: 'of a histogram: estimated inside its bucket' }) readonly p50?: number;
  @ApiPropertyOptional({ description: 'the same' }) readonly p99?: number;
}

@ApiSchema({ name: 'Figure' })
export class FigureView {
  @ApiProperty({ example: 'paddock_backtests_waiting' }) readonly name: string;
  @ApiProperty({ description: 'what it means' }) readonly help: string;
  @ApiProperty({ enum: ['counter', 'gauge', 'histogram'] }) readonly kind: 'counter' | 'gauge' | 'histogram';
  @ApiProperty({ type: [FigureSampleView] }) readonly samples: readonly FigureSampleView[];
}

/** The figures of one process at one moment. */
@ApiSchema({ name: 'ProcessFigures' })
export class ProcessFiguresView {
  @ApiProperty({ example: 'host:4711', description: 'unique among the processes of an installation' }) readonly process: string;
  @ApiProperty({ type: [String] }) readonly roles: readonly string[];
  @ApiProperty({ description: 'epoch milliseconds' }) readonly at: number;
  @ApiProperty({ type: [FigureView] }) readonly figures: readonly FigureView[];
}

@ApiSchema({ name: 'Figures' })
export class FiguresView {
  @ApiProperty({ type: [ProcessFiguresView], description: 'the process that answers first, then the others by name' })
  readonly processes: readonly ProcessFiguresView[];
}
