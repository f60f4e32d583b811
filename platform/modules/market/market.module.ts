import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Catalogue } from './datasets/catalogue.ts';
import { CorporateActionRow } from './datasets/corporate-action.entity.ts';
import { CorporateActionsController } from './datasets/corporate-actions.controller.ts';
import { CorporateActionsService } from './datasets/corporate-actions.service.ts';
import { CorporateActions } from './datasets/corporate-actions.ts';
import { DatasetSymbolRow } from './datasets/dataset-symbol.entity.ts';
import { DatasetRow } from './datasets/dataset.entity.ts';
import { DatasetsController } from './datasets/datasets.controller.ts';
import { DatasetsService } from './datasets/datasets.service.ts';
import { DemoSeed } from './datasets/demo-seed.ts';
import { ParquetExport } from './datasets/parquet-export.ts';
import { ImportNews } from './imports/import-news.ts';
import { ImportQueue } from './imports/import-queue.ts';
import { ImportRecovery } from './imports/import-recovery.ts';
import { ImportRepository } from './imports/import-repository.ts';
import { ImportRun } from './imports/import-run.ts';
import { ImportRow } from './imports/import.entity.ts';
import { ImportProcessor } from './imports/import.processor.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { ImportsService } from './imports/imports.service.ts';
import { Uploads } from './imports/uploads.ts';
import { History } from './store/history.ts';

/** Historical market data: the catalogue of datasets, their bars, and the imports that make them. */
@Module({
  imports: [TypeOrmModule.forFeature([DatasetRow, DatasetSymbolRow, CorporateActionRow, ImportRow])],
  controllers: [DatasetsController, CorporateActionsController, ImportsController],
  providers: [
    History,
    Catalogue,
    CorporateActions,
    DatasetsService,
    CorporateActionsService,
    ParquetExport,
    DemoSeed,
    Uploads,
    ImportRepository,
    ImportQueue,
    ImportNews,
    ImportRun,
    ImportProcessor,
    ImportRecovery,
    ImportsService,
  ],
  exports: [DatasetsService],
})
export class MarketModule {}
