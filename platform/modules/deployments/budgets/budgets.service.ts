import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { isUUID } from 'class-validator';
import { Config } from '../../config/index.ts';
import { Notifier } from '../../database/index.ts';
import { Audit, type Principal, Problem } from '../../ops/index.ts';
import { StrategiesService } from '../../strategies/index.ts';
import type { DeploymentEntity } from '../deployment/deployment.entity.ts';
import { BudgetEntity } from './budget.entity.ts';
import { type BudgetLimits, type BudgetScope, builtInLimits, effectiveLimits, type EffectiveLimits, LIMIT_RANGES, limitNames } from './budget-limits.ts';
import { type BudgetSettingView, type BudgetsView, toBudgetView } from './budget.dto.ts';

/** Tells the processes that run deployments to look at their budgets again. */
export const BUDGETS_CHANNEL = 'deployments.budgets';

const MOST_NAMED = 10;

/** Whom a budget is for. */
export interface BudgetTarget {
  readonly scope: BudgetScope;
  readonly subject: string;
}

/** Budgets as admins set them, and what they come to for a deployment. */
@Injectable()
export class BudgetsService {
  constructor(
    @InjectRepository(BudgetEntity) private readonly budgets: Repository<BudgetEntity>,
    private readonly strategies: StrategiesService,
    private readonly notifier: Notifier,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  async list(): Promise<BudgetsView> {
    const rows = await this.budgets.find({ order: { scope: 'ASC', subject: 'ASC' } });
    const builtIn = builtInLimits(this.config.strategyMemoryMb);
    return { items: rows.map(toBudgetView), limits: limitNames.map((name) => ({ name, ...LIMIT_RANGES[name], builtIn: builtIn[name] })) };
  }

  /** Replaces what the scope had. Running deployments have it within moments. */
  async set(target: BudgetTarget, limits: BudgetLimits, user: Principal): Promise<BudgetSettingView> {
    await this.#check(target);
    refuseNothing(limits);
    this.#checkMemory(limits.heapMb);
    const before = await this.budgets.findOneBy({ scope: target.scope, subject: target.subject });
    const row = this.budgets.create({ ...target, limits: { ...limits }, updatedBy: user.username, updatedAt: new Date() });
    await this.budgets.save(row);
    await this.audit.record({ action: 'budget.set', subject: nameOf(target), detail: { before: before?.limits ?? {}, after: row.limits } });
    await this.notifier.publish(BUDGETS_CHANNEL, target);
    return toBudgetView(row);
  }

  async remove(target: BudgetTarget): Promise<void> {
    const before = await this.budgets.findOneBy({ scope: target.scope, subject: target.subject });
    if (before === null) throw Problem.notFound('budget for', nameOf(target));
    await this.budgets.delete({ scope: target.scope, subject: target.subject });
    await this.audit.record({ action: 'budget.removed', subject: nameOf(target), detail: { before: before.limits } });
    await this.notifier.publish(BUDGETS_CHANNEL, target);
  }

  async effective({ id, createdBy, strategy, version }: Pick<DeploymentEntity, 'id' | 'createdBy' | 'strategy' | 'version'>): Promise<EffectiveLimits> {
    const levels = await this.budgets.findBy([
      { scope: 'default', subject: '' },
      { scope: 'user', subject: createdBy },
      { scope: 'version', subject: `${strategy}@${version}` },
      { scope: 'deployment', subject: id },
    ]);
    return effectiveLimits(levels, builtInLimits(this.config.strategyMemoryMb));
  }

  #checkMemory(heapMb: number | undefined): void {
    const most = this.config.strategyMemoryMb;
    if (heapMb !== undefined && heapMb > most)
      throw Problem.invalidField('heapMb', heapMb, `heapMb ${heapMb} is more than the ${most} MB that a strategy can have here (PADDOCK_STRATEGY_MEMORY_MB)`);
  }

  async #check({ scope, subject }: BudgetTarget): Promise<void> {
    switch (scope) {
      case 'default':
        return;
      case 'user':
        return this.#exists('select username as name from users order by 1', 'user', subject);
      case 'version':
        return this.#checkVersion(subject);
      case 'deployment':
        if (!isUUID(subject)) throw Problem.invalidField('id', subject, `id "${subject}" is not an id: ids are UUIDs`);
        return this.#exists('select id::text as name from deployments order by id desc limit 1000', 'deployment', subject);
      default:
        scope satisfies never;
    }
  }

  /** A budget holds for one version: the newest of a name may be another one tomorrow. */
  async #checkVersion(subject: string): Promise<void> {
    const { name, version } = await this.strategies.resolve(subject);
    if (subject === `${name}@${version}`) return;
    const { versions } = await this.strategies.detail(name);
    const references = versions.map((line) => `${name}@${line.version}`);
    const message = `"${subject}" names no version, and a budget is for one: ${references.slice(0, MOST_NAMED).join(', ')}`;
    throw Problem.invalidField('subject', subject, message, references);
  }

  async #exists(sql: string, kind: string, name: string): Promise<void> {
    const rows: { name: string }[] = await this.budgets.query(sql);
    const names = rows.map((row) => row.name);
    if (!names.includes(name)) throw Problem.notFound(kind, name, names);
  }
}

function refuseNothing(limits: BudgetLimits): void {
  if (limitNames.some((name) => limits[name] !== undefined)) return;
  throw Problem.invalid([{ message: `give at least one limit: ${limitNames.join(', ')}; DELETE removes a budget`, allowed: limitNames }]);
}

const nameOf = ({ scope, subject }: BudgetTarget): string => (subject === '' ? scope : `${scope} ${subject}`);
