import { readFileSync, readlinkSync } from 'node:fs';
import { withDefaults } from './budget.ts';
import { builtFile, launchPlan } from './launch.ts';
import type { ProbeReport } from './probe.ts';
import { openBehindLauncher } from './probe-launcher.ts';
import { closedStop } from './reasons.ts';
import { SandboxLink } from './sandbox-link.ts';

/**
 * 0: a process without authority, ended from outside. 1: and resource limits, no new privileges, Node's permission model.
 * 2: and one wall of the kernel: namespaces without a network, or a filter of system calls. 3: and both of them.
 */
export type ContainmentLevel = 0 | 1 | 2 | 3;

export interface ContainmentLayer {
  readonly name: string;
  readonly active: boolean;
  /** What it keeps out, or what to do to have it. */
  readonly detail: string;
  /** Lowest level that may need it; undefined for what no level asks for. */
  readonly level?: ContainmentLevel;
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
  /** Filters of system calls that hold for the child alone. */
  readonly filters: number;
  /** Forbidden system calls that came through; undefined where they could not be tried. */
  readonly openCalls: readonly string[] | undefined;
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
    const report = greeting.ok ? (JSON.parse(greeting.value.body.toString()) as ProbeReport) : undefined;
    const network = read(() => readlinkSync(`/proc/${link.pid}/ns/net`));
    return {
      report,
      openCalls: report?.openCalls ?? (await openBehindLauncher()),
      status: proc('status'),
      limits: proc('limits'),
      ownNetwork: network !== '' && network !== read(() => readlinkSync('/proc/self/ns/net')),
      ownUid: launchPlan().firstUid !== undefined,
      filters: link.filters,
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

function judge({ report, status, limits, ownNetwork, ownUid, filters, openCalls: open }: Findings): Containment {
  const closed = (key: 'files' | 'writing' | 'processes' | 'threads' | 'network' | 'environment'): boolean => report?.[key] === 'closed';
  const permission = closed('files') && closed('writing') && closed('processes') && closed('threads');
  const noNewPrivileges = /^NoNewPrivs:\s+1$/m.test(status);
  const limited = /^Max core file size\s+0 /m.test(limits) && /^Max file size\s+0 /m.test(limits);
  const namespaces = ownNetwork && closed('network');
  const filtered = filters > 0 && open?.length === 0;
  const layers = [
    layer('process', report !== undefined && closed('environment')),
    layer('permission', permission),
    layer('no-new-privileges', noNewPrivileges),
    layer('limits', limited),
    layer('user', ownUid),
    layer('namespaces', namespaces),
    filters > 0 && open !== undefined && !filtered
      ? { ...layer('system-calls', false), detail: `a filter is there, but these calls came through: ${open.join(', ')}; report it as a bug of Paddock` }
      : layer('system-calls', filtered),
  ];
  const one = permission && noNewPrivileges && limited;
  const walls = Number(namespaces) + Number(filtered);
  return { level: !one ? 0 : walls === 0 ? 1 : walls === 1 ? 2 : 3, layers };
}

/** Why a minimum is not met, with the remedy for each layer that is missing; undefined when it is met. */
export function containmentShortfall({ level, layers }: Containment, minimum: number): string | undefined {
  if (level >= minimum) return undefined;
  const missing = layers.filter((each) => !each.active && each.level !== undefined && each.level <= minimum);
  const choice = minimum === 2 && missing.some((each) => each.level === 2) ? ' (level 2 needs one of namespaces and system-calls)' : '';
  const remedies = missing.map(({ name, detail }) => `  ${name}: ${detail}`);
  return [`Sandboxes reach containment level ${level} on this machine and ${minimum} is required. What is missing${choice}:`, ...remedies].join('\n');
}

/** What each layer keeps out, what to do where it is missing, and the lowest level that may need it. */
const WORDS = {
  process: ['one process per strategy, empty environment, one channel, ended from outside', 'no child could be started: run "paddock doctor"', 0],
  permission: ['Node permission model: no files, no processes, no threads', 'run a supported Node: "npm ci", then start through npm', 1],
  'no-new-privileges': ['no privileges can be gained', 'run on Linux and install util-linux (setpriv)', 1],
  limits: ['memory, CPU time, files and core dumps are limited by the kernel', 'run on Linux and install util-linux (prlimit)', 1],
  user: ['a user id of its own', 'runs as the user of Paddock; only root can give others away', undefined],
  namespaces: [
    'no network, no shared memory of others',
    'run on Linux, install util-linux (unshare) and allow user namespaces: sysctl kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu, a seccomp profile with unshare in Docker',
    2,
  ],
  'system-calls': [
    'what a runner does not need is denied by the kernel: no process, socket, signal or change of a file, and with Node 26 no file and no program either',
    'run on Linux (x64 or arm64) with Node 26 ("npm ci", then start through npm), or with Node 24 and perl',
    2,
  ],
} as const;

function layer(name: keyof typeof WORDS, active: boolean): ContainmentLayer {
  const [keepsOut, remedy, level] = WORDS[name];
  return { name, active, detail: active ? keepsOut : remedy, ...(level !== undefined && { level }) };
}
