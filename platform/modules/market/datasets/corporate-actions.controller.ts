import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentUser, type Page, type Principal } from '../../ops/index.ts';
import { Config } from '../../config/index.ts';
import { Uploads } from '../imports/uploads.ts';
import { NewActionsDto, StoredActionsView } from './corporate-actions.dto.ts';
import { CorporateActionsService } from './corporate-actions.service.ts';
import { CorporateActionPage, type CorporateActionView } from './dataset-view.ts';
import { ListActionsQuery, SymbolQuery } from './datasets.queries.ts';

const idParam = { name: 'id', description: 'id or name of the dataset' };

@ApiTags('datasets')
@Controller('api/v1/datasets/:id/corporate-actions')
export class CorporateActionsController {
  constructor(
    private readonly config: Config,
    private readonly uploads: Uploads,
    private readonly actions: CorporateActionsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Dividends and splits, by symbol and date' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CorporateActionPage })
  list(@Param('id') id: string, @Query() query: ListActionsQuery): Promise<Page<CorporateActionView>> {
    return this.actions.list(id, query);
  }

  @Post()
  @ApiOperation({
    summary: 'Add dividends and splits',
    description: 'A known one of the same symbol, kind and date is replaced. Bars stay raw; the adjusted views change.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: StoredActionsView })
  add(@Param('id') id: string, @Body() body: NewActionsDto, @CurrentUser() user: Principal): Promise<StoredActionsView> {
    return this.actions.add(id, body, user);
  }

  @Post('file')
  @ApiOperation({
    summary: 'Add dividends and splits from a CSV file',
    description: 'Columns symbol, date, and dividend or split or both; rows for symbols that the dataset does not have are left out.',
  })
  @ApiParam(idParam)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: StoredActionsView })
  async addFile(@Param('id') id: string, @Req() request: Request, @CurrentUser() user: Principal): Promise<StoredActionsView> {
    const upload = await this.uploads.receive(request, { maxFiles: 1 });
    try {
      const [file] = upload.files;
      return await this.actions.addFile(id, { name: file?.name ?? '', path: this.config.path(file?.path ?? '') }, user);
    } finally {
      await this.uploads.remove(upload.folder);
    }
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove dividends and splits of a dataset, or of one symbol' })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  remove(@Param('id') id: string, @Query() { symbol }: SymbolQuery, @CurrentUser() user: Principal): Promise<void> {
    return this.actions.remove(id, symbol, user);
  }
}
