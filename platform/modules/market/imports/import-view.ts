import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { type ImportRow, type ImportStatus, importStatuses, type StoredReport } from './import.entity.ts';
import { PageView } from '../../ops/index.ts';

@ApiSchema({ name: 'ImportedFile' })
export class ImportFileView {
  @ApiProperty() readonly name: string;
  @ApiProperty() readonly bytes: number;
}

/** An import as the API shows it. */
@ApiSchema({ name: 'Import' })
export class ImportView {
  @ApiProperty({ format: 'uuid' }) readonly id: string;
  @ApiProperty({ description: 'of the dataset' }) readonly name: string;
  @ApiProperty({ enum: importStatuses }) readonly status: ImportStatus;
  @ApiProperty({ minimum: 0, maximum: 1 }) readonly progress: number;
  @ApiProperty() readonly rowsRead: number;
  @ApiProperty({ type: [ImportFileView] }) readonly files: readonly ImportFileView[];
  @ApiPropertyOptional({ format: 'uuid', description: 'once it is completed' }) readonly datasetId?: string;
  @ApiPropertyOptional({ type: Object, description: 'everything that was changed or left out; not in lists' }) readonly report?: StoredReport;
  @ApiPropertyOptional({ type: Object, description: 'why it failed: { message }' }) readonly error?: { readonly message: string };
  @ApiProperty() readonly createdBy: string;
  @ApiProperty() readonly createdAt: number;
  @ApiPropertyOptional() readonly startedAt?: number;
  @ApiPropertyOptional() readonly finishedAt?: number;
}

@ApiSchema({ name: 'ImportPage' })
export class ImportPage extends PageView {
  @ApiProperty({ type: [ImportView] }) readonly items: readonly ImportView[];
}

export function toImportView(row: ImportRow): ImportView {
  const { id, name, status, progress, rowsRead, files, datasetId, report, error, createdBy, createdAt, startedAt, finishedAt } = row;
  return {
    id,
    name,
    status,
    progress,
    rowsRead,
    files: files.map((file) => ({ name: file.name, bytes: file.bytes })),
    ...(datasetId !== null && status === 'completed' ? { datasetId } : {}),
    ...(report ? { report } : {}),
    ...(error === null ? {} : { error }),
    createdBy,
    createdAt: createdAt.getTime(),
    ...(startedAt === null ? {} : { startedAt: startedAt.getTime() }),
    ...(finishedAt === null ? {} : { finishedAt: finishedAt.getTime() }),
  };
}
