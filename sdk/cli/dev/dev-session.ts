import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { StrategySource } from '../../src/local.ts';
import type { ServerClient } from '../server/server-client.ts';
import { problemLines, type ProblemItem, ServerProblem } from '../server/server-problem.ts';
import { collectSource } from '../strategy-source.ts';
import { count, money } from '../table.ts';
import { note, print, type Terminal } from '../terminal.ts';
import { type Deployment, hasEnded, type NextBar, reasonText, type Reload } from './deployment.ts';
import { restText } from './pace.ts';
import { RunLines } from './run-lines.ts';

const LOOK_MS = 300;
const LONG_REST_MS = 5_000;
const RELOAD_POLL_MS = 25;

interface Inspection {
  readonly diagnostics: readonly ProblemItem[];
}

/** A replay on a server that follows the author's files: what it does is printed, what is saved takes over. */
export class DevSession {
  readonly #server: ServerClient;
  readonly #terminal: Terminal;
  readonly #entry: string;
  #sent: string;
  #id = '';
  #turn: Promise<void> = Promise.resolve();
  /** Where the last rest that was told ends. */
  #restTold = 0;

  constructor(server: ServerClient, terminal: Terminal, entry: string) {
    this.#server = server;
    this.#terminal = terminal;
    this.#entry = entry;
    this.#sent = '';
  }

  /** Checks and starts; throws what is wrong with the strategy or the settings. */
  async start(settings: object): Promise<Deployment> {
    const source = collectSource(this.#entry);
    const { diagnostics } = await this.#inspect(source);
    if (diagnostics.length > 0) throw new ServerProblem(422, `the strategy was not accepted: ${count(diagnostics.length)} problem(s)`, withCodes(diagnostics));
    const deployment = await this.#server.post<Deployment>('/deployments', { ...settings, ...source }, { 'idempotency-key': randomUUID() });
    this.#sent = JSON.stringify(source);
    this.#id = deployment.id;
    return deployment;
  }

  /** Prints what it does until it has ended. */
  async follow(): Promise<Deployment> {
    const lines = new RunLines(this.#server, this.#id);
    for (;;) {
      const deployment = await this.#server.get<Deployment>(`/deployments/${this.#id}`);
      for (const line of await lines.since(deployment)) print(this.#terminal, line);
      for (const line of await lines.events()) note(this.#terminal, line);
      this.#tellRest(deployment.usage?.nextBar);
      if (hasEnded(deployment)) return deployment;
      await delay(LOOK_MS, undefined, { signal: this.#terminal.signal });
    }
  }

  /** The files have changed: the running deployment gets them, one change after the other. */
  changed(): void {
    this.#turn = this.#turn
      .then(() => this.#reload())
      .catch((error: unknown) => {
        if (!this.#terminal.signal.aborted) note(this.#terminal, `not reloaded: ${error instanceof Error ? error.message : String(error)}`);
      });
  }

  /** Also after Ctrl-C. */
  async stop(): Promise<void> {
    if (this.#id !== '') await this.#server.last(`/deployments/${this.#id}/stop`);
  }

  /** Once for each rest that takes longer than one expects. */
  #tellRest(next: NextBar | undefined): void {
    if (next === undefined || next.time === this.#restTold || next.at - Date.now() < LONG_REST_MS) return;
    this.#restTold = next.time;
    note(this.#terminal, restText(next, Date.now()));
  }
  async #reload(): Promise<void> {
    const source = collectSource(this.#entry);
    const text = JSON.stringify(source);
    if (text === this.#sent) return;
    this.#sent = text;
    const since = performance.now();
    const refusal = await this.#refusal(source);
    if (refusal !== undefined) return note(this.#terminal, goesOn('refused', refusal));
    const reload = await this.#settled(await this.#server.post<Reload>(`/deployments/${this.#id}/reloads`, source));
    note(this.#terminal, outcomeText(reload, Math.round(performance.now() - since)));
    if (reload.outcome === 'stored') await this.#release();
  }
  /** The first thing that is wrong with the files. */
  async #refusal(source: StrategySource): Promise<string | undefined> {
    try {
      const { diagnostics } = await this.#inspect(source);
      return diagnostics.length === 0 ? undefined : problemLines(new ServerProblem(422, '', diagnostics))[0];
    } catch (error) {
      if (error instanceof ServerProblem && error.status === 422) return problemLines(error)[0];
      throw error;
    }
  }
  #inspect(source: StrategySource): Promise<Inspection> {
    return this.#server.post<Inspection>('/strategies/inspect', source);
  }
  async #settled(reload: Reload): Promise<Reload> {
    let last = reload;
    while (last.outcome === 'pending') {
      await delay(RELOAD_POLL_MS, undefined, { signal: this.#terminal.signal });
      last = await this.#server.get<Reload>(`/deployments/${this.#id}/reloads/${reload.id}`);
    }
    return last;
  }
  /** Whoever has just saved a fix wants it to run. */
  async #release(): Promise<void> {
    const { state } = await this.#server.get<Deployment>(`/deployments/${this.#id}`);
    if (state !== 'quarantined') return;
    await this.#server.post(`/deployments/${this.#id}/release`, {});
    note(this.#terminal, 'released from quarantine: goes on from its last checkpoint');
  }
}

function outcomeText({ outcome, rowsDone, pauseUs, reason }: Reload, ms: number): string {
  switch (outcome) {
    case 'refused':
      return goesOn('refused', reason === undefined ? 'no reason given' : reasonText(reason));
    case 'rolled-back':
      return goesOn('rolled back', reason === undefined ? 'no reason given' : reasonText(reason));
    case 'stored':
      return `stored in ${ms} ms: its next start has the new code`;
    case 'swapped':
    case 'confirmed':
    case 'superseded':
      return `swapped after row ${count(rowsDone ?? 0)}, ${ms} ms after the change; the market waited ${((pauseUs ?? 0) / 1000).toFixed(1)} ms`;
    case 'pending':
      return 'not answered yet';
  }
}

/** Reasons are sentences: the full stop comes at the end of this one. */
function goesOn(outcome: string, why: string): string {
  return `${outcome}: ${why.replace(/\.$/, '')}; the old code goes on`;
}

/** Faults of the code rather than of the request: the exit code tells them apart. */
function withCodes(items: readonly ProblemItem[]): readonly ProblemItem[] {
  return items.map((item) => ({ code: 'rejected', ...item }));
}

export function endText({ state, cash, equity, orderCount, fillCount, reason }: Deployment): string {
  const profit = Number(equity ?? cash) - Number(cash);
  const result = `${count(orderCount)} orders, ${count(fillCount)} fills, profit ${money(profit)}`;
  return `${state}${reason === undefined ? '' : `: ${reasonText(reason)}`} (${result})`;
}
