import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CurrentUser, IdPipe, type Page, type Principal } from '../../ops/index.ts';
import type { ApiKey } from './api-key.entity.ts';
import { ApiKeys } from './api-keys.service.ts';

class CreateApiKey {
  @ApiProperty({ example: 'nightly backtests' }) @IsString() @Length(1, 100) name: string;
}

interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

@ApiTags('sign-in')
@Controller('api/v1/auth/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @ApiOperation({ summary: 'Your API keys' })
  async list(@CurrentUser() user: Principal): Promise<Page<ApiKeyView>> {
    return { items: (await this.keys.list(user.id)).map(toView), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Make an API key; the answer is the only place where it is shown' })
  async create(@CurrentUser() user: Principal, @Body() { name }: CreateApiKey): Promise<ApiKeyView & { readonly key: string }> {
    const { row, key } = await this.keys.create(user.id, name);
    return { ...toView(row), key };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an API key; it stops working at once' })
  async remove(@CurrentUser() user: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await this.keys.remove(user.id, id);
  }
}

function toView({ id, name, prefix, createdAt, lastUsedAt }: ApiKey): ApiKeyView {
  return { id, name, prefix, createdAt: createdAt.getTime(), lastUsedAt: lastUsedAt?.getTime() ?? null };
}
