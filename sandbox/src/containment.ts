import { readFileSync, readlinkSync } from 'node:fs';
import { withDefaults } from './budget.ts';
import { builtFile, launchPlan } from './launch.ts';
import type { ProbeReport } from './probe.ts';
import { closedStop } from './reasons.ts';
import { SandboxLink } from './sandbox-link.ts';

/**
 * 0: a process without authority, ended from outside. 1: and resource limits, no new privileges, Node's permission model.
 * 2: and namespaces without a network. 3: and a filter of system calls.
 */
export type ContainmentLevel = 0 | 1 | 2 | 3;

export interface ContainmentLayer {
  readonly name: string;
  readonly active: boolean;
  /** What it keeps out, or what to do to have it. */
  readonly detail: string;
}

export interface Containment {
  readonly level: ContainmentLevel;
  readonly layers: readonly ContainmentLayer[];
}

interface Findings {
  readonly report: ProbeReport | undefined;
  readonly status: string;
  readonly limits: string;
  readonly ownNetwork: boolean;
  readonly ownUid: boolean;
}

const PROBE_MS = 10_000;
const REPORT_CAP = 4_096;

let probed: Promise<Containment> | undefined;

/** The containment that children really have here: found once, by a child that tries what is forbidden and by what the kernel says about it. */
export function containment(): Promise<Containment> {
  probed ??= findings().then(judge);
  return probed;
}

async function findings(): Promise<Findings> {
  const link = new SandboxLink({
    budgets: withDefaults(),
    windowFd: undefined,
    jitless: false,
    child: builtFile('probe.js'),
    readFailure: () => ({ refusal: { ok: false, stop: closedStop() }, fatal: true }),
    onEnd: () => {},
  });
  try {
    const greeting = await link.greeting(REPORT_CAP, PROBE_MS);
    await link.limit();
    const proc = (name: string): string => read(() => readFileSync(`/proc/${link.pid}/${name}`, 'latin1'));
    const network = read(() => readlinkSync(`/proc/${link.pid}/ns/net`));
    return {
      report: greeting.ok ? (JSON.parse(greeting.value.body.toString()) as ProbeReport) : undefined,
      status: proc('status'),
      limits: proc('limits'),
      ownNetwork: network !== '' && network !== read(() => readlinkSync('/proc/self/ns/net')),
      ownUid: launchPlan().firstUid !== undefined,
    };
  } finally {
    link.end(closedStop());
  }
}

function read(source: () => string): string {
  try {
    return source();
  } catch {
    return '';
  }
}

function judge({ report, status, limits, ownNetwork, ownUid }: Findings): Containment {
  const closed = (key: keyof ProbeReport): boolean => report?.[key] === 'closed';
  const permission = closed('files') && closed('writing') && closed('processes') && closed('threads');
  const noNewPrivileges = /^NoNewPrivs:\s+1$/m.test(status);
  const limited = /^Max core file size\s+0 /m.test(limits) && /^Max file size\s+0 /m.test(limits);
  const filtered = /^Seccomp:\s+2$/m.test(status);
  const namespaces = ownNetwork && closed('network');
  const layers = [
    layer('process', report !== undefined && closed('environment')),
    layer('permission', permission),
    layer('no-new-privileges', noNewPrivileges),
    layer('limits', limited),
    layer('user', ownUid),
    layer('namespaces', namespaces),
    layer('system-calls', filtered),
  ];
  const one = permission && noNewPrivileges && limited;
  return { level: !one ? 0 : !namespaces ? 1 : filtered ? 3 : 2, layers };
}

/** What each layer keeps out, and what to do where it is missing. */
const WORDS = {
  process: ['one process per strategy, empty environment, one channel, ended from outside', 'no child could be started'],
  permission: ['Node permission model: no files, no processes, no threads', 'the permission model of Node did not hold'],
  'no-new-privileges': ['no privileges can be gained; ends with its parent', 'install util-linux (setpriv)'],
  limits: ['memory, files and core dumps are limited by the kernel', 'install util-linux (prlimit)'],
  user: ['a user id of its own', 'runs as the user of Paddock; only root can give others away'],
  namespaces: ['no network, no shared memory of others', 'allow user namespaces and install util-linux (unshare)'],
  'system-calls': ['system calls are filtered', 'run Paddock in a container with a seccomp profile'],
} as const;

function layer(name: keyof typeof WORDS, active: boolean): ContainmentLayer {
  return { name, active, detail: WORDS[name][active ? 0 : 1] };
}
