export { checkParams } from './check-params.ts';
export { FileTexts } from './publish/file-texts.ts';
export { StrategiesModule } from './strategies.module.ts';
export { StrategiesService } from './strategies.service.ts';
