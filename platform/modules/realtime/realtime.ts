import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Notifier } from '../database/index.ts';
import { Conflated } from './conflated.ts';
import { isTopic, type Topic, type Update } from './topic.ts';

const channel = 'realtime';

/** Carries the latest state of jobs to every browser that follows them, whichever process does the work and whichever holds the socket. */
@Injectable()
export class Realtime implements OnModuleInit, BeforeApplicationShutdown {
  readonly #log = new Logger(Realtime.name);
  readonly #followers = new Map<Topic, Set<(update: Update) => void>>();
  readonly #outgoing = new Conflated({ send: (updates) => void this.#send(updates) });

  constructor(private readonly notifier: Notifier) {}

  /** Publishes the state of one thing on one or more topics. Call it as often as the state changes: only the latest travels, ten times a second. */
  publish(topics: Topic | readonly Topic[], data: unknown): void {
    for (const topic of typeof topics === 'string' ? [topics] : topics) this.#outgoing.put({ topic, data });
  }

  /** Calls `follower` with every update on the topic; returns the way to stop. */
  follow(topic: Topic, follower: (update: Update) => void): () => void {
    const followers = this.#followers.get(topic) ?? new Set();
    this.#followers.set(topic, followers.add(follower));
    return () => {
      followers.delete(follower);
      if (followers.size === 0 && this.#followers.get(topic) === followers) this.#followers.delete(topic);
    };
  }

  onModuleInit(): void {
    this.notifier.subscribe(channel, (data) => this.#receive(data));
  }

  beforeApplicationShutdown(): void {
    this.#outgoing.flush();
  }

  async #send(updates: readonly Update[]): Promise<void> {
    try {
      for (const update of updates) await this.notifier.publish(channel, update);
    } catch (error) {
      this.#log.warn(`Live updates not sent to other processes: ${String(error)}`);
    }
  }

  #receive(data: unknown): void {
    if (typeof data !== 'object' || data === null || !('topic' in data) || !('data' in data) || !isTopic(data.topic)) return;
    const update: Update = { topic: data.topic, data: data.data };
    for (const follower of this.#followers.get(update.topic) ?? []) follower(update);
  }
}
