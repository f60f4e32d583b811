import fs from 'node:fs';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type DemoDataset, demoDatasets } from '../../../adapters/history/index.ts';
import { Config } from '../../config/index.ts';
import { History } from '../store/history.ts';
import { Catalogue } from './catalogue.ts';
import { CorporateActions } from './corporate-actions.ts';

const OWNER = 'paddock';

/** Makes the synthetic datasets on the first start; when somebody deletes them they stay away. */
@Injectable()
export class DemoSeed implements OnApplicationBootstrap {
  readonly #log = new Logger(DemoSeed.name);

  constructor(
    private readonly config: Config,
    private readonly catalogue: Catalogue,
    private readonly actions: CorporateActions,
    private readonly history: History,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const marker = this.config.path('history', 'demo-made');
    if (!this.config.demoData || !this.config.has('api') || fs.existsSync(marker)) return;
    try {
      for (const dataset of demoDatasets) await this.#make(dataset);
      fs.writeFileSync(marker, 'The demo datasets were made; without this file the next start makes them again.\n');
    } catch (error) {
      this.#log.warn(`The demo datasets could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #make({ name, make }: DemoDataset): Promise<void> {
    const row = await this.catalogue.reserve({ name, origin: 'demo', createdBy: OWNER });
    if (row.version !== '') return;
    const stored = await this.history.store.add(row.id, make);
    await this.catalogue.publish(row.id, '', stored);
    await this.actions.store(row.id, stored.actions, OWNER);
    this.#log.log(`Made dataset "${name}": ${stored.meta.rows} bars of ${stored.meta.symbols.length} symbols that never traded`);
  }
}
