export { type DatasetInfo, DatasetsService, type FeedSelection } from './datasets/datasets.service.ts';
export { MarketModule } from './market.module.ts';
