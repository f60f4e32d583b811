import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, Problem } from '../../ops/index.ts';
import { StandingRow } from '../standing/standing.entity.ts';
import { StrategyRow, type StrategyOrigin } from '../versions/strategy.entity.ts';
import { StrategyVersionRow } from '../versions/strategy-version.entity.ts';
import type { PreparedStrategy } from './prepared-strategy.ts';
import { compareVersions, latestOf, nextPatch } from './semantic-version.ts';

export interface Publication {
  readonly strategy: PreparedStrategy;
  /** The next patch unless given. */
  readonly version?: string;
  readonly note?: string;
  readonly origin: StrategyOrigin;
  readonly createdBy: string;
  /** Whether it may only add to strategies that its publisher began. */
  readonly ownOnly: boolean;
}

export interface PublishedVersion {
  readonly row: StrategyVersionRow;
  /** False when the same bytes were published before. */
  readonly isNew: boolean;
}

/** Adds versions. A version never changes: the same bytes give it again, other bytes are refused. */
@Injectable()
export class StrategyPublisher {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
  ) {}

  async publish(publication: Publication): Promise<PublishedVersion> {
    const published = await this.database.transaction((manager) => store(manager, publication));
    if (published.isNew) {
      const { name, version, checksum, note } = published.row;
      await this.audit.record({
        action: 'strategy.published',
        subject: `${name}@${version}`,
        detail: { checksum, note },
        ...(publication.origin === 'sample' && { actor: { name: publication.createdBy } }),
      });
    }
    return published;
  }
}

async function store(manager: EntityManager, publication: Publication): Promise<PublishedVersion> {
  const strategy = await lockStrategy(manager, publication);
  const versions = await manager.find(StrategyVersionRow, { where: { strategyId: strategy.id } });
  refuseOthers(versions, publication);
  const same = sameBytes(versions, publication);
  if (same !== undefined) {
    await refuseRevoked(manager, same);
    return { row: same, isNew: false };
  }
  const latest = latestOf(versions.map(({ version }) => version));
  const version = publication.version ?? nextPatch(latest);
  refuseTaken(versions, version, strategy.name);
  const row = await manager.save(versionRow(strategy, version, publication));
  await manager.update(StrategyRow, strategy.id, {
    versionCount: versions.length + 1,
    updatedAt: new Date(),
    ...head(publication, version, strategy.latestVersion ?? undefined),
  });
  return { row, isNew: true };
}

/** Two publications of one name take turns. */
async function lockStrategy(manager: EntityManager, { strategy: { metadata }, origin }: Publication): Promise<StrategyRow> {
  const { name, title, description } = metadata;
  await manager.createQueryBuilder().insert().into(StrategyRow).values({ name, title, description, origin, versionCount: 0 }).orIgnore().execute();
  const row = await manager.findOneOrFail(StrategyRow, { where: { name }, lock: { mode: 'pessimistic_write' } });
  if (row.origin !== origin)
    throw Problem.conflict(`"${name}" is ${row.origin === 'sample' ? 'a sample of Paddock' : 'a strategy of a user'}: give the strategy another name`);
  return row;
}

/** A strategy belongs to whoever published its first version. */
function refuseOthers(versions: readonly StrategyVersionRow[], { strategy, createdBy, ownOnly }: Publication): void {
  const [first] = versions.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  if (!ownOnly || first === undefined || first.createdBy === createdBy) return;
  throw Problem.forbidden(`"${strategy.metadata.name}" belongs to ${first.createdBy}: authors can change their own only; give the strategy another name`);
}

/** With a version: that one; without: the latest, so that publishing the same file again does nothing. */
function sameBytes(versions: readonly StrategyVersionRow[], { strategy, version }: Publication): StrategyVersionRow | undefined {
  const wanted = version ?? latestOf(versions.map((row) => row.version));
  const row = versions.find((candidate) => candidate.version === wanted);
  return row !== undefined && row.entry === strategy.bundle.entry && filesKey(row.files) === filesKey(strategy.bundle.files) ? row : undefined;
}

async function refuseRevoked(manager: EntityManager, { id, name, version }: StrategyVersionRow): Promise<void> {
  const standing = await manager.findOneBy(StandingRow, { versionId: id });
  if (standing?.status === 'revoked')
    throw Problem.conflict(`${name}@${version} has these contents and was revoked${standing.reason === '' ? '' : `: ${standing.reason}`}`);
}

function refuseTaken(versions: readonly StrategyVersionRow[], version: string, name: string): void {
  if (!versions.some((row) => row.version === version)) return;
  const latest = latestOf(versions.map((row) => row.version));
  throw Problem.conflict(`${name}@${version} is published with other contents and never changes; the next free version is ${nextPatch(latest)}`);
}

function versionRow(
  strategy: StrategyRow,
  version: string,
  { strategy: { bundle, metadata, checksum }, note = '', createdBy }: Publication,
): StrategyVersionRow {
  const { code, sourceMap, files, entry } = bundle;
  return Object.assign(new StrategyVersionRow(), {
    strategyId: strategy.id,
    name: strategy.name,
    version,
    checksum,
    files,
    entry,
    bundle: code,
    sourceMap,
    metadata,
    note,
    createdBy,
    createdAt: new Date(),
  });
}

/** What the list shows is said by the newest version, whichever came last. */
function head({ strategy: { metadata } }: Publication, version: string, latest: string | undefined): Partial<StrategyRow> {
  if (latest !== undefined && compareVersions(version, latest) < 0) return {};
  return { latestVersion: version, title: metadata.title, description: metadata.description };
}

export const filesKey = (files: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
