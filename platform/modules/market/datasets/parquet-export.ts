import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { Problem } from '../../ops/index.ts';
import { History } from '../store/history.ts';
import { DatasetsService } from './datasets.service.ts';

export interface OpenExport {
  readonly name: string;
  readonly bytes: number;
  readonly stream: fs.ReadStream;
}

/** Parquet files for download. */
@Injectable()
export class ParquetExport {
  constructor(
    private readonly config: Config,
    private readonly datasets: DatasetsService,
    private readonly history: History,
  ) {}

  /** The stored file, or one made for a single symbol, whose file is gone as soon as it is open. */
  async open(reference: string, symbol: string | undefined): Promise<OpenExport> {
    const { id, name, version, symbols } = await this.datasets.find(reference);
    const known = symbols.map((each) => each.symbol);
    if (symbol === undefined || (known.length === 1 && known[0] === symbol)) return openFile(`${name}.parquet`, this.history.store.parquetPath(id, version));
    if (!known.includes(symbol)) throw Problem.invalidField('symbol', symbol, `symbol "${symbol}" is not in dataset "${name}"`, known.slice(0, 20));
    const folder = this.config.path('cache', 'exports');
    fs.mkdirSync(folder, { recursive: true });
    const file = this.config.path('cache', 'exports', `${randomUUID()}.parquet`);
    try {
      await this.history.store.extract(id, version, symbol, file);
      return openFile(`${name} ${symbol}.parquet`, file);
    } finally {
      // Who has it open can read it to its end; nothing is left behind, however the download or the server ends.
      fs.rmSync(file, { force: true });
    }
  }
}

function openFile(name: string, file: string): OpenExport {
  const fd = fs.openSync(file, 'r');
  return { name, bytes: fs.fstatSync(fd).size, stream: fs.createReadStream(file, { fd }) };
}
