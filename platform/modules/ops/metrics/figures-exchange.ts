import os from 'node:os';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../config/index.ts';
import { Notifier } from '../../database/index.ts';
import type { ProcessFiguresView } from './figure-views.ts';
import { figuresOf } from './figures.ts';
import { MetricsRegistry } from './metrics-registry.ts';

const channel = 'figures';
const sendEveryMs = 5_000;
/** A process that has been silent for longer is gone. */
const forgetAfterMs = 20_000;

/** Collects the figures of all processes where the API is: those that serve no API send theirs every few seconds. */
@Injectable()
export class FiguresExchange implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(FiguresExchange.name);
  readonly #process = `${os.hostname()}:${process.pid}`;
  readonly #others = new Map<string, ProcessFiguresView>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly metrics: MetricsRegistry,
    private readonly notifier: Notifier,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.metrics) return;
    if (this.config.has('api')) this.notifier.subscribe(channel, (data) => this.#receive(data));
    else this.#timer = setInterval(() => void this.#send(), sendEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** This process first, then the others by name. */
  async all(now = Date.now()): Promise<readonly ProcessFiguresView[]> {
    for (const [name, { at }] of this.#others) if (now - at > forgetAfterMs) this.#others.delete(name);
    const others = [...this.#others.values()].toSorted((a, b) => a.process.localeCompare(b.process));
    return [await this.#own(), ...others];
  }

  async #own(): Promise<ProcessFiguresView> {
    return { process: this.#process, roles: this.config.roles, at: Date.now(), figures: await figuresOf(this.metrics.registry) };
  }

  async #send(): Promise<void> {
    try {
      await this.notifier.publish(channel, await this.#own());
    } catch (error) {
      this.#log.warn(`The figures of this process were not sent: ${String(error)}`);
    }
  }

  #receive(data: unknown): void {
    const figures = data as ProcessFiguresView;
    if (typeof figures.process === 'string' && figures.process !== this.#process) this.#others.set(figures.process, { ...figures, at: Date.now() });
  }
}
