import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { checksumOf, type StrategyBundle } from '@paddock/sandbox';
import { manifestOf, type CapabilityManifest, type StrategyMetadata } from '@paddock/sdk/runtime';
import { type FindOptionsWhere, MoreThan, Repository } from 'typeorm';
import { decodeCursor, type Page, Problem, toPage } from '../ops/index.ts';
import type { PreparedStrategy, StrategyUpload } from './publish/prepared-strategy.ts';
import { compareVersions } from './publish/semantic-version.ts';
import { StrategyGate } from './publish/strategy-gate.ts';
import { Standings } from './standing/standings.service.ts';
import type { ListStrategiesQuery } from './versions/list-strategies.query.ts';
import { StrategyRow } from './versions/strategy.entity.ts';
import { StrategyVersionRow } from './versions/strategy-version.entity.ts';
import { type StrategyDetailView, strategyView, type StrategyView, versionLine } from './versions/strategy-views.ts';

/** A published version, ready to run. */
export interface ResolvedStrategy {
  readonly name: string;
  readonly version: string;
  readonly versionId: string;
  readonly checksum: string;
  readonly metadata: StrategyMetadata;
  readonly bundle: StrategyBundle;
  /** What it may do: as signed off, else as its author asks. */
  readonly manifest: CapabilityManifest;
}

const MOST_CACHED = 64;

/** Finds strategies and their versions. */
@Injectable()
export class StrategiesService {
  /** Versions never change, so what was read once stays true. */
  readonly #cache = new Map<string, ResolvedStrategy>();

  constructor(
    @InjectRepository(StrategyRow) private readonly strategies: Repository<StrategyRow>,
    @InjectRepository(StrategyVersionRow) private readonly versions: Repository<StrategyVersionRow>,
    private readonly gate: StrategyGate,
    private readonly standings: Standings,
  ) {}

  /** `name` (the latest version) or `name@1.2.0`. A 404 problem lists what there is; a version that was revoked, or whose bytes have changed in the database, is refused. */
  async resolve(reference: string): Promise<ResolvedStrategy> {
    const at = reference.indexOf('@');
    const name = at === -1 ? reference : reference.slice(0, at);
    const version = at === -1 ? (await this.#strategy(name)).latestVersion : reference.slice(at + 1);
    if (version === null) throw Problem.conflict(`every version of ${name} was revoked; publish a new one`);
    const found = await this.#verified(name, version);
    const standing = await this.standings.find(found.versionId);
    if (standing?.status === 'revoked')
      throw Problem.conflict(`${name}@${version} was revoked${standing.reason === '' ? '' : ` (${standing.reason})`} and does not load`);
    const signedOff = standing?.manifest ?? undefined;
    return signedOff === undefined ? found : { ...found, manifest: signedOff };
  }

  /** What an admin signed off for a version, the limits of every order outside of backtests; undefined when it is not approved. */
  async approvedManifest(versionId: string): Promise<CapabilityManifest | undefined> {
    const standing = await this.standings.find(versionId);
    return standing?.status === 'approved' ? (standing.manifest ?? undefined) : undefined;
  }

  async #verified(name: string, version: string): Promise<ResolvedStrategy> {
    const key = `${name}@${version}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const resolved = verified(await this.version(name, version));
    const [oldest] = this.#cache.keys();
    if (this.#cache.size >= MOST_CACHED && oldest !== undefined) this.#cache.delete(oldest);
    this.#cache.set(key, resolved);
    return resolved;
  }

  /** Makes unpublished source ready to run; a 422 problem tells why it cannot. Types are not checked: publishing does that. */
  prepare(upload: StrategyUpload): Promise<PreparedStrategy> {
    return this.gate.admit(upload, { checkTypes: false, isTried: false });
  }

  async list(query: ListStrategiesQuery): Promise<Page<StrategyView>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [];
    const where: FindOptionsWhere<StrategyRow> = {
      ...(query.origin !== undefined && { origin: query.origin }),
      ...(after !== undefined && { name: MoreThan(String(after)) }),
    };
    const rows = await this.strategies.find({ where, order: { name: 'ASC' }, take: query.limit + 1 });
    return toPage(rows, query.limit, { map: strategyView, key: (row) => [row.name] });
  }

  async detail(name: string): Promise<StrategyDetailView> {
    const row = await this.#strategy(name);
    const versions = await this.versions.find({
      where: { strategyId: row.id },
      select: { id: true, version: true, checksum: true, createdAt: true, createdBy: true, note: true },
    });
    const decided = await this.standings.of(versions.map(({ id }) => id));
    const newestFirst = versions.toSorted((a, b) => compareVersions(b.version, a.version));
    return { ...strategyView(row), versions: newestFirst.map((line) => versionLine(line, decided.get(line.id)?.status)) };
  }

  async version(name: string, version: string): Promise<StrategyVersionRow> {
    const row = await this.versions.findOneBy({ name, version });
    if (row !== null) return row;
    const { versions } = await this.detail(name);
    throw Problem.notFound(
      `version of ${name}`,
      version,
      versions.map((line) => line.version),
    );
  }

  async #strategy(name: string): Promise<StrategyRow> {
    const row = await this.strategies.findOneBy({ name });
    if (row !== null) return row;
    const all = await this.strategies.find({ select: { name: true }, order: { name: 'ASC' }, take: 20 });
    throw Problem.notFound(
      'strategy',
      name,
      all.map((other) => other.name),
    );
  }
}

function verified({ id, name, version, checksum, metadata, bundle, sourceMap, files, entry }: StrategyVersionRow): ResolvedStrategy {
  const actual = checksumOf(bundle);
  if (actual !== checksum)
    throw new Problem(
      500,
      'checksum-mismatch',
      `${name}@${version} is not what was published: its bundle has the checksum ${actual}, not ${checksum}. Restore it from a backup or publish a new version.`,
    );
  const code = { code: bundle, sourceMap, checksum, files, entry };
  return { name, version, versionId: id, checksum, metadata, bundle: code, manifest: manifestOf(metadata) };
}
