import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { ContainmentLayer, ContainmentLevel } from '@paddock/sandbox';

const levels: readonly ContainmentLevel[] = [0, 1, 2, 3];

@ApiSchema({ name: 'ContainmentLevel' })
export class ContainmentLevelView {
  @ApiProperty({ type: Number, enum: levels, description: '0 is the weakest' }) readonly level: ContainmentLevel;
  @ApiProperty({ description: 'the least that this installation runs with' }) readonly required: number;
}

@ApiSchema({ name: 'ContainmentLayer' })
class ContainmentLayerView implements ContainmentLayer {
  @ApiProperty() readonly name: string;
  @ApiProperty() readonly active: boolean;
  @ApiProperty({ description: 'what it keeps out, or what to do to have it' }) readonly detail: string;
  @ApiPropertyOptional({ type: Number, enum: levels, description: 'lowest level that may need it' }) readonly level?: ContainmentLevel;
}

@ApiSchema({ name: 'Containment' })
export class ContainmentView extends ContainmentLevelView {
  @ApiProperty({ type: [ContainmentLayerView] }) readonly layers: readonly ContainmentLayerView[];
}
