import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PageView } from '../../ops/index.ts';
import type { ApiKey } from './api-key.entity.ts';

/** A key as its owner sees it. Times are epoch milliseconds. */
@ApiSchema({ name: 'ApiKey' })
export class ApiKeyView {
  @ApiProperty({ format: 'uuid' }) readonly id: string;
  @ApiProperty({ example: 'nightly backtests' }) readonly name: string;
  @ApiProperty({ description: 'how the key begins, to tell it from others' }) readonly prefix: string;
  @ApiProperty() readonly createdAt: number;
  @ApiProperty({ type: Number, nullable: true, description: 'to the minute; null before its first use' }) readonly lastUsedAt: number | null;
}

@ApiSchema({ name: 'CreatedApiKey' })
export class CreatedApiKeyView extends ApiKeyView {
  @ApiProperty({ example: 'pdk_...', description: 'shown here only: what is stored is its hash' }) readonly key: string;
}

@ApiSchema({ name: 'ApiKeyPage' })
export class ApiKeyPage extends PageView {
  @ApiProperty({ type: [ApiKeyView] }) readonly items: readonly ApiKeyView[];
}

export function toApiKeyView({ id, name, prefix, createdAt, lastUsedAt }: ApiKey): ApiKeyView {
  return { id, name, prefix, createdAt: createdAt.getTime(), lastUsedAt: lastUsedAt?.getTime() ?? null };
}
