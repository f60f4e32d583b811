import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { manifestOf, readNeeds, widerFields, type CapabilityManifest } from '@paddock/sdk/runtime';
import { DataSource, In, type EntityManager, Repository } from 'typeorm';
import { Audit, type Principal, Problem } from '../../ops/index.ts';
import { latestOf } from '../publish/semantic-version.ts';
import { StrategyRow } from '../versions/strategy.entity.ts';
import { StrategyVersionRow } from '../versions/strategy-version.entity.ts';
import { StandingRow } from './standing.entity.ts';

/** The version that is decided about. */
export type Decided = Pick<StrategyVersionRow, 'id' | 'strategyId' | 'name' | 'version' | 'metadata'>;

export interface Decision {
  readonly by: Principal;
  readonly reason?: string | undefined;
}

/** Decisions of admins about versions: sign-off, withdrawal, revocation. Each is audited; a revocation is for good. */
@Injectable()
export class Standings {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    @InjectRepository(StandingRow) private readonly rows: Repository<StandingRow>,
  ) {}

  find(versionId: string): Promise<StandingRow | null> {
    return this.rows.findOneBy({ versionId });
  }

  async of(versionIds: readonly string[]): Promise<ReadonlyMap<string, StandingRow>> {
    const rows = await this.rows.find({ where: { versionId: In([...versionIds]) } });
    return new Map(rows.map((row) => [row.versionId, row]));
  }

  /** Signs off what the author asked for, or less. */
  async approve(version: Decided, narrowed: Readonly<Record<string, unknown>> | undefined, decision: Decision): Promise<StandingRow> {
    const manifest = narrow(manifestOf(version.metadata), narrowed);
    return this.#decide(version, { status: 'approved', manifest }, decision);
  }

  withdraw(version: Decided, decision: Decision): Promise<StandingRow> {
    return this.#decide(version, { status: 'withdrawn', manifest: null }, decision);
  }

  /** The version loads nowhere any more; the newest that is left becomes the latest. */
  revoke(version: Decided, decision: Decision): Promise<StandingRow> {
    return this.#decide(version, { status: 'revoked', manifest: null }, decision);
  }

  async #decide(version: Decided, change: Pick<StandingRow, 'status' | 'manifest'>, { by, reason = '' }: Decision): Promise<StandingRow> {
    const { id: versionId, name } = version;
    const subject = `${name}@${version.version}`;
    const row = await this.database.transaction(async (manager) => {
      await manager.findOneOrFail(StrategyRow, { where: { id: version.strategyId }, lock: { mode: 'pessimistic_write' } });
      const before = await manager.findOneBy(StandingRow, { versionId });
      refuse(before?.status ?? 'pending', change.status, subject);
      const made = await manager.save(Object.assign(new StandingRow(), { versionId, ...change, reason, decidedBy: by.username, decidedAt: new Date() }));
      if (change.status === 'revoked') await moveLatest(manager, version.strategyId);
      return made;
    });
    await this.audit.record({
      action: `strategy.${change.status}`,
      subject,
      detail: { reason, ...(change.manifest !== null && { manifest: change.manifest }) },
    });
    return row;
  }
}

function refuse(before: StandingRow['status'] | 'pending', next: StandingRow['status'], subject: string): void {
  if (before === 'revoked') throw Problem.conflict(`${subject} was revoked, and that is for good; publish a new version`);
  if (next === 'withdrawn' && before !== 'approved') throw Problem.conflict(`${subject} is not approved, so there is nothing to withdraw; it is ${before}`);
}

async function moveLatest(manager: EntityManager, strategyId: string): Promise<void> {
  const versions = await manager
    .createQueryBuilder(StrategyVersionRow, 'version')
    .leftJoin(StandingRow, 'standing', "standing.version_id = version.id and standing.status = 'revoked'")
    .select(['version.id', 'version.version'])
    .where('version.strategy_id = :strategyId and standing.version_id is null', { strategyId })
    .getMany();
  await manager.update(StrategyRow, strategyId, { latestVersion: latestOf(versions.map(({ version }) => version)) ?? null });
}

function narrow(declared: CapabilityManifest, given: Readonly<Record<string, unknown>> | undefined): CapabilityManifest {
  if (given === undefined) return declared;
  const manifest = parsed(given, declared);
  const [wider, ...others] = widerFields(manifest, declared);
  if (wider === undefined) return manifest;
  const errors = [wider, ...others].map((field) => ({
    field: `manifest.${field}`,
    value: manifest[field],
    message: `manifest.${field} ${shown(manifest[field])} is more than the strategy asked for: ${shown(declared[field])}`,
  }));
  throw Problem.unprocessable(errors[0]?.message ?? '', errors);
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'the usual';

function parsed(given: Readonly<Record<string, unknown>>, declared: CapabilityManifest): CapabilityManifest {
  try {
    // Unknown fields are told before the merge hides what was asked for.
    readNeeds(given);
    return readNeeds({ ...declared, ...given });
  } catch (error) {
    throw Problem.invalidField('manifest', given, error instanceof TypeError ? error.message.replace(/^needs/, 'manifest') : 'manifest cannot be read');
  }
}
