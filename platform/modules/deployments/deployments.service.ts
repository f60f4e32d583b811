import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { capabilityLimits } from '@paddock/platform/core';
import { BacktestPlan, type Params, requireOwner } from '../backtests/index.ts';
import { Notifier } from '../database/index.ts';
import { Audit, type Principal, Problem, toPage } from '../ops/index.ts';
import { checkParams } from '../strategies/index.ts';
import type { DeployedCode, DeploymentEntity } from './deployment/deployment.entity.ts';
import { DeploymentNews } from './deployment/deployment-news.ts';
import { DeploymentRepository, type FoundDeployment, type NewDeployment } from './deployment/deployment-repository.ts';
import { type Act, activeStates, deploymentStates, mayAct, statesFor } from './deployment/deployment-state.ts';
import { type DeploymentPage, type DeploymentView, toDeploymentLine, toDeploymentView } from './deployment/deployment-view.ts';
import { WAKE_CHANNEL } from './deployment/wake.ts';
import type { CreateDeploymentDto, ReloadDto } from './request/create-deployment.dto.ts';
import type { ListDeploymentsQuery } from './request/list-deployments.query.ts';
import { defaultSpeed } from './request/replay-speed.ts';

/** The life of a deployment as people see it. What they want is stored in its row; the process that runs it makes it so. */
@Injectable()
export class DeploymentsService {
  constructor(
    private readonly plan: BacktestPlan,
    private readonly deployments: DeploymentRepository,
    private readonly news: DeploymentNews,
    private readonly notifier: Notifier,
    private readonly audit: Audit,
  ) {}

  async create({ mode, speed, paused, ...request }: CreateDeploymentDto, user: Principal): Promise<DeploymentView> {
    const { idempotencyKey: _, ...planned } = await this.plan.make(request, { user });
    const wanted = paused === true ? 'paused' : 'running';
    const row: NewDeployment = { ...planned, mode: mode ?? 'replay', speed: speed ?? defaultSpeed(planned.timeframe), wanted };
    await this.deployments.insert(row);
    const { strategy, version, datasetName: dataset, label } = row;
    await this.audit.record({ action: 'deployment.created', subject: row.id, detail: { strategy, version, dataset, label, mode: row.mode, speed: row.speed } });
    return this.#told(row.id);
  }

  async list(query: ListDeploymentsQuery): Promise<DeploymentPage> {
    return toPage(await this.deployments.list(query), query.limit, { map: toDeploymentLine, key: ({ row }) => [row.id] });
  }

  async get(id: string): Promise<DeploymentView> {
    const found = await this.require(id);
    const source = await this.deployments.findSource(id);
    if (source === null) return toDeploymentView(found);
    return { ...toDeploymentView(found), files: source.bundle.files, entry: source.bundle.entry };
  }

  async pause(id: string, user: Principal): Promise<DeploymentView> {
    await this.#able(id, 'pause', user);
    if (!(await this.deployments.want(id, 'paused', activeStates))) throw await this.#tooLate(id, 'pause');
    return this.#acted(id, 'deployment.paused');
  }

  async resume(id: string, user: Principal): Promise<DeploymentView> {
    await this.#able(id, 'resume', user);
    if (!(await this.deployments.want(id, 'running', activeStates))) throw await this.#tooLate(id, 'resume');
    return this.#acted(id, 'deployment.resumed');
  }

  async stop(id: string, user: Principal): Promise<DeploymentView> {
    await this.#able(id, 'stop', user);
    const isWanted = await this.deployments.want(id, 'stopped', [...activeStates, 'quarantined']);
    if (!(await this.deployments.stopIdle(id)) && !isWanted) throw await this.#tooLate(id, 'stop');
    return this.#acted(id, 'deployment.stopped');
  }

  async speed(id: string, speed: string, user: Principal): Promise<DeploymentView> {
    await this.#able(id, 'speed', user);
    await this.deployments.speed(id, speed);
    return this.#acted(id, 'deployment.speed', { speed });
  }

  async restart(id: string, from: 'checkpoint' | 'beginning', user: Principal): Promise<DeploymentView> {
    const { row } = await this.#able(id, 'restart', user);
    if (row.state === 'completed' && from === 'checkpoint')
      throw Problem.conflict(`Deployment ${id} is completed: nothing is left after its checkpoint; restart it from the beginning`);
    await this.deployments.restart(id, { from, states: deploymentStates });
    await this.deployments.event(id, { kind: 'released', message: `Restarted from the ${from} by ${user.username}.` });
    return this.#acted(id, 'deployment.restarted', { from });
  }

  async release(id: string, user: Principal): Promise<DeploymentView> {
    await this.#able(id, 'release', user);
    if (!(await this.deployments.release(id))) throw await this.#tooLate(id, 'release');
    await this.deployments.event(id, { kind: 'released', message: `Released from quarantine by ${user.username}; its strikes are forgiven.` });
    return this.#acted(id, 'deployment.released');
  }

  /** Returns the number under which the reload can be followed. */
  async reload(id: string, request: ReloadDto, user: Principal): Promise<number> {
    const { row } = await this.#able(id, 'reload', user);
    const code = await this.#codeFor(row, request);
    const isRunning = row.workerId !== null && activeStates.includes(row.state);
    const number = await this.deployments.reload(id, { code, by: user.username, isRunning });
    await this.#acted(id, 'deployment.reloaded', { number, strategy: code.strategy, version: code.version, checksum: code.checksum });
    return number;
  }

  async delete(id: string, user: Principal): Promise<void> {
    const { row } = await this.#able(id, 'delete', user);
    const states = deploymentStates.filter((state) => mayAct('delete', state));
    if (!(await this.deployments.delete(id, states))) throw await this.#tooLate(id, 'delete');
    const { label, strategy, version, datasetName: dataset, createdBy } = row;
    await this.audit.record({ action: 'deployment.deleted', subject: id, detail: { label, strategy, version, dataset, createdBy } });
  }

  async require(id: string): Promise<FoundDeployment> {
    const found = await this.deployments.find(id);
    if (found === undefined) throw Problem.notFound('deployment', id);
    return found;
  }

  /** Parameters that are not given stay as they are, where the new code still knows them. */
  async #codeFor(row: DeploymentEntity, { params, ...given }: ReloadDto): Promise<DeployedCode> {
    const hasCode = Object.values(given).some((value) => value !== undefined);
    if (!hasCode && params === undefined)
      throw Problem.invalidField('strategy', undefined, 'give other code ("strategy", "source" or "files"), other "params", or both');
    const { name, version, checksum, metadata, inlineSource, manifest } = await this.plan.strategy(hasCode ? given : await this.#sameCode(row));
    if (!isDeepStrictEqual(capabilityLimits(row.limits, manifest), row.limits)) throw narrower(row, `${name}@${version}`);
    const known = new Set(metadata.params.map((param) => param.name));
    const kept = Object.fromEntries(Object.entries(row.params).filter(([param]) => known.has(param)));
    const values: Params = checkParams(metadata, params === undefined ? kept : { ...kept, ...params });
    return { strategy: name, version, checksum, params: values, inlineSource };
  }

  async #sameCode({ id, strategy, version }: DeploymentEntity): Promise<Pick<CreateDeploymentDto, 'strategy' | 'files' | 'entry'>> {
    const source = await this.deployments.findSource(id);
    return source === null ? { strategy: `${strategy}@${version}` } : { files: { ...source.bundle.files }, entry: source.bundle.entry };
  }

  async #able(id: string, act: Act, user: Principal): Promise<FoundDeployment> {
    const found = await this.require(id);
    const { row } = found;
    requireOwner('Deployment', row, user);
    if (!mayAct(act, row.state)) throw refusal(row, act);
    return found;
  }
  async #tooLate(id: string, act: Act): Promise<Problem> {
    return refusal((await this.require(id)).row, act);
  }
  async #acted(id: string, action: string, detail: Readonly<Record<string, unknown>> = {}): Promise<DeploymentView> {
    await this.audit.record({ action, subject: id, detail });
    return this.#told(id);
  }
  async #told(id: string): Promise<DeploymentView> {
    await this.notifier.publish(WAKE_CHANNEL, id);
    await this.news.publish(id);
    return toDeploymentView(await this.require(id));
  }
}

function refusal({ id, state }: DeploymentEntity, act: Act): Problem {
  return Problem.conflict(`Deployment ${id} is ${state}: ${act} works in ${statesFor(act)}`);
}

/** The limits of an account hold for its whole life: code that may do less needs an account of its own. */
function narrower({ id, strategy, version }: DeploymentEntity, next: string): Problem {
  return Problem.conflict(
    `${next} is allowed less than deployment ${id}, which started as ${strategy}@${version}: see the capabilities of both; stop it and make a new deployment`,
  );
}
