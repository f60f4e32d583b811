export { DatasetsService } from './datasets/datasets.service.ts';
export { MarketModule } from './market.module.ts';
