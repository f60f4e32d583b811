import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentUser, IdPipe, type Page, type Principal } from '../../ops/index.ts';
import { ImportPage, ImportView } from './import-view.ts';
import { ListImportsQuery } from './imports.queries.ts';
import { ImportsService } from './imports.service.ts';
import { PreviewView } from './preview-view.ts';
import { Uploads } from './uploads.ts';

const optionsField = { type: 'string', description: 'ImportOptions as JSON', example: '{"name": "us-wide", "timezone": "America/New_York"}' };

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly uploads: Uploads,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'See how a file would be read',
    description: 'Only the beginning is looked at: sending the first 256 kB of a large file is enough, also of a gzip file. Nothing is kept.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' }, options: optionsField } } })
  @ApiOkResponse({ type: PreviewView })
  @ApiUnprocessableEntityResponse({ description: 'the file is no table of bars; detail says what to change' })
  async preview(@Req() request: Request): Promise<PreviewView> {
    return this.imports.preview(await this.uploads.receive(request, { maxFiles: 1 }));
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Import files of bars',
    description:
      'CSV, TSV or text, plain or gzip, one or many. Answers once the upload is on disk; follow the import by its id or over the WebSocket (topic import:<id>). ' +
      'Under the name of an existing dataset the bars are added to it: what is there stays, and the same bytes change nothing.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['files'],
      properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } }, options: optionsField },
    },
  })
  @ApiAcceptedResponse({ type: ImportView })
  @ApiPayloadTooLargeResponse({ description: 'a file is above PADDOCK_UPLOAD_MB' })
  async submit(@Req() request: Request, @CurrentUser() user: Principal): Promise<ImportView> {
    return this.imports.submit(await this.uploads.receive(request), user);
  }

  @Get()
  @ApiOperation({ summary: 'List imports, newest first' })
  @ApiOkResponse({ type: ImportPage })
  list(@Query() query: ListImportsQuery): Promise<Page<ImportView>> {
    return this.imports.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One import: progress, and in the end its report' })
  @ApiOkResponse({ type: ImportView })
  @ApiNotFoundResponse()
  get(@Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.imports.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a queued or running import', description: 'Nothing of it stays.' })
  @ApiOkResponse({ type: ImportView })
  @ApiConflictResponse({ description: 'it has ended' })
  cancel(@Param('id', IdPipe) id: string, @CurrentUser() user: Principal): Promise<ImportView> {
    return this.imports.cancel(id, user);
  }
}
