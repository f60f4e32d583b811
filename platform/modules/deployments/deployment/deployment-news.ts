import { Injectable } from '@nestjs/common';
import { Realtime } from '../../realtime/index.ts';
import { DeploymentRepository } from './deployment-repository.ts';
import { toDeploymentLine } from './deployment-view.ts';

/** Tells every open page how a deployment stands, as it is stored. */
@Injectable()
export class DeploymentNews {
  constructor(
    private readonly realtime: Realtime,
    private readonly deployments: DeploymentRepository,
  ) {}

  async publish(id: string): Promise<void> {
    const found = await this.deployments.find(id).catch(() => undefined);
    if (found !== undefined) this.realtime.publish(['deployments', `deployment:${id}`], toDeploymentLine(found));
  }
}
