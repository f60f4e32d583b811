import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CurrentUser, IdPipe, type Principal } from '../../ops/index.ts';
import { ApiKeyPage, CreatedApiKeyView, toApiKeyView } from './api-key-view.ts';
import { ApiKeys } from './api-keys.service.ts';

class CreateApiKey {
  @ApiProperty({ example: 'nightly backtests' }) @IsString() @Length(1, 100) name: string;
}

@ApiTags('sign-in')
@Controller('api/v1/auth/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @ApiOperation({ summary: 'Your API keys' })
  @ApiOkResponse({ type: ApiKeyPage })
  async list(@CurrentUser() user: Principal): Promise<ApiKeyPage> {
    return { items: (await this.keys.list(user.id)).map(toApiKeyView), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Make an API key; the answer is the only place where it is shown' })
  @ApiCreatedResponse({ type: CreatedApiKeyView })
  @ApiConflictResponse({ description: 'you have as many as one user may have' })
  async create(@CurrentUser() user: Principal, @Body() { name }: CreateApiKey): Promise<CreatedApiKeyView> {
    const { row, key } = await this.keys.create(user.id, name);
    return { ...toApiKeyView(row), key };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an API key; it stops working at once' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'you have no such key' })
  async remove(@CurrentUser() user: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await this.keys.remove(user.id, id);
  }
}
