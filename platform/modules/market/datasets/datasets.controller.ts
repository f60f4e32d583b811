import { Controller, Delete, Get, HttpCode, Param, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentUser, type Page, type Principal } from '../../ops/index.ts';
import { BarsView, DatasetDetailView, DatasetPage, type DatasetView } from './dataset-view.ts';
import { BarsQuery, ListDatasetsQuery, SymbolQuery } from './datasets.queries.ts';
import { DatasetsService } from './datasets.service.ts';
import { ParquetExport } from './parquet-export.ts';

const PARQUET = 'application/vnd.apache.parquet';
const idParam = { name: 'id', description: 'id or name of the dataset' };

@ApiTags('datasets')
@Controller('api/v1/datasets')
export class DatasetsController {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly exports: ParquetExport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List datasets, newest first' })
  @ApiOkResponse({ type: DatasetPage })
  list(@Query() query: ListDatasetsQuery): Promise<Page<DatasetView>> {
    return this.datasets.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One dataset: its symbols, and what its last import found' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DatasetDetailView })
  @ApiNotFoundResponse()
  get(@Param('id') id: string): Promise<DatasetDetailView> {
    return this.datasets.get(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a dataset and its bars' })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'it belongs to somebody else' })
  @ApiConflictResponse({ description: 'backtests that wait or run, or deployments that can go on, need it' })
  delete(@Param('id') id: string, @CurrentUser() user: Principal): Promise<void> {
    return this.datasets.delete(id, user);
  }

  @Get(':id/bars')
  @ApiOperation({
    summary: 'Bars of one symbol for a chart',
    description: 'Neighbouring bars are joined until at most `points` are left: first open, highest high, lowest low, last close, summed volume.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: BarsView })
  bars(@Param('id') id: string, @Query() query: BarsQuery): Promise<BarsView> {
    return this.datasets.bars(id, query);
  }

  @Get(':id/export')
  @ApiOperation({ summary: 'Download the bars as Parquet', description: 'Columns symbol, time (UTC), open, high, low, close, volume; all symbols or one.' })
  @ApiParam(idParam)
  @ApiProduces(PARQUET)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@Param('id') id: string, @Query() { symbol }: SymbolQuery, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const { name, bytes, stream } = await this.exports.open(id, symbol);
    response.once('close', () => stream.destroy());
    return new StreamableFile(stream, {
      type: PARQUET,
      length: bytes,
      disposition: `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}

function asciiName(name: string): string {
  return name.replaceAll(/[^\w.() -]/g, '_');
}
