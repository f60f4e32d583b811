import { Injectable } from '@nestjs/common';
import { Realtime } from '../../realtime/index.ts';
import { toImportView } from './import-view.ts';
import type { ImportRow } from './import.entity.ts';

/** Tells every open page how far an import is. */
@Injectable()
export class ImportNews {
  constructor(private readonly realtime: Realtime) {}

  publish(row: ImportRow): void {
    this.realtime.publish(`import:${row.id}`, toImportView(row));
  }
}
