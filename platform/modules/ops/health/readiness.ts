import { Injectable } from '@nestjs/common';

export type ReadinessCheck = () => Promise<unknown>;

/** What must answer before this process takes work. Modules add their own check when they start. */
@Injectable()
export class Readiness {
  readonly #checks = new Map<string, ReadinessCheck>();

  /** `check` rejects while `name` cannot be used. */
  add(name: string, check: ReadinessCheck): void {
    if (this.#checks.has(name)) throw new Error(`Readiness check "${name}" is registered twice`);
    this.#checks.set(name, check);
  }

  get checks(): ReadonlyMap<string, ReadinessCheck> {
    return this.#checks;
  }
}
