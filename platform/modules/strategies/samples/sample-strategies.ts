import fs from 'node:fs';
import path from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Config, repositoryRoot } from '../../config/index.ts';
import { Problem } from '../../ops/index.ts';
import { StrategyGate } from '../publish/strategy-gate.ts';
import { filesKey, StrategyPublisher } from '../publish/strategy-publisher.service.ts';
import { StrategyRow } from '../versions/strategy.entity.ts';
import { StrategyVersionRow } from '../versions/strategy-version.entity.ts';

const ENTRY = 'strategy.ts';
const PUBLISHER = 'Paddock';

/** Publishes the strategies of `plugins/` on first start, and again, as a new version, when their source has changed. */
@Injectable()
export class SampleStrategies implements OnApplicationBootstrap {
  readonly #log = new Logger(SampleStrategies.name);

  constructor(
    private readonly config: Config,
    private readonly gate: StrategyGate,
    private readonly publisher: StrategyPublisher,
    @InjectRepository(StrategyRow) private readonly strategies: Repository<StrategyRow>,
    @InjectRepository(StrategyVersionRow) private readonly versions: Repository<StrategyVersionRow>,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.samples || !this.config.has('api')) return;
    for (const files of readSamples(path.join(repositoryRoot(), 'plugins'))) await this.#publish(files);
  }

  async #publish(files: Readonly<Record<string, string>>): Promise<void> {
    if (await this.#isPublished(files)) return;
    const outcome = await this.gate.examine({ files, entry: ENTRY }, { checkTypes: false, isTried: false });
    if (!outcome.ok) {
      this.#log.error(`a sample was rejected: ${outcome.diagnostics.map(({ file, line, message }) => `${file ?? ''}:${line ?? ''} ${message}`).join('; ')}`);
      return;
    }
    try {
      const { row } = await this.publisher.publish({ strategy: outcome.strategy, origin: 'sample', createdBy: PUBLISHER, ownOnly: false, note: 'sample' });
      this.#log.log(`published the sample ${row.name}@${row.version}`);
    } catch (error) {
      // Revoked by an admin, or its name is taken: that is no reason not to start.
      if (!(error instanceof Problem)) throw error;
      this.#log.warn(`a sample was not published: ${error.message}`);
    }
  }

  /** Compares sources, so that a start with nothing new compiles nothing. */
  async #isPublished(files: Readonly<Record<string, string>>): Promise<boolean> {
    const latest = await this.strategies
      .createQueryBuilder('strategy')
      .innerJoin(StrategyVersionRow, 'version', 'version.strategy_id = strategy.id and version.version = strategy.latest_version')
      .select('version.id', 'id')
      .where('strategy.origin = :origin', { origin: 'sample' })
      .getRawMany<{ id: string }>();
    const rows = await Promise.all(latest.map(({ id }) => this.versions.findOneBy({ id })));
    return rows.some((row) => row !== null && row.entry === ENTRY && filesKey(row.files) === filesKey(files));
  }
}

/** The source files of each folder that holds a strategy; specs stay at home. */
function readSamples(folder: string): readonly Readonly<Record<string, string>>[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && fs.existsSync(path.join(folder, entry.name, ENTRY)));
  return names.map(({ name }) => {
    const sources = fs.readdirSync(path.join(folder, name)).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts'));
    return Object.fromEntries(sources.map((file) => [file, fs.readFileSync(path.join(folder, name, file), 'utf8')]));
  });
}
