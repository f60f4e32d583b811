export const deploymentStates = ['starting', 'running', 'paused', 'restarting', 'quarantined', 'stopped', 'completed', 'failed'] as const;
/**
 * `starting` from the first row, `restarting` from the last checkpoint; `quarantined` after too many strikes, until a person releases it;
 * `failed` where starting again would not help.
 */
export type DeploymentState = (typeof deploymentStates)[number];

/** What its owner wants it to be; the process that runs it makes it so. */
export type WantedState = 'running' | 'paused' | 'stopped';

const begun = ['paused', 'restarting', 'quarantined', 'stopped', 'completed', 'failed'] as const;

/** A transition that is not in this table never happens. */
const transitions: Readonly<Record<DeploymentState, readonly DeploymentState[]>> = {
  starting: ['running', 'paused', 'restarting', 'quarantined', 'stopped', 'failed'],
  running: ['starting', ...begun],
  paused: ['starting', 'running', ...begun.filter((state) => state !== 'paused')],
  restarting: ['starting', 'running', 'restarting', ...begun.filter((state) => state !== 'completed' && state !== 'restarting')],
  quarantined: ['starting', 'restarting', 'stopped'],
  stopped: ['starting', 'restarting'],
  completed: ['starting'],
  failed: ['starting', 'restarting'],
};

/** States in which a process has it, or is to take it. */
export const activeStates: readonly DeploymentState[] = ['starting', 'running', 'paused', 'restarting'];

export function canBecome(from: DeploymentState, to: DeploymentState): boolean {
  return transitions[from].includes(to);
}

/** States that may become `to`. */
export function statesBefore(to: DeploymentState): readonly DeploymentState[] {
  return deploymentStates.filter((from) => canBecome(from, to));
}

export const acts = ['pause', 'resume', 'stop', 'restart', 'release', 'reload', 'speed', 'delete'] as const;
/** What a person can do to a deployment. */
export type Act = (typeof acts)[number];

const allowedIn: Readonly<Record<Act, readonly DeploymentState[]>> = {
  pause: activeStates,
  resume: activeStates,
  stop: [...activeStates, 'quarantined'],
  restart: [...activeStates, 'quarantined', 'stopped', 'failed', 'completed'],
  release: ['quarantined'],
  reload: [...activeStates, 'quarantined', 'stopped', 'failed'],
  speed: deploymentStates,
  delete: ['quarantined', 'stopped', 'completed', 'failed'],
};

export function mayAct(act: Act, state: DeploymentState): boolean {
  return allowedIn[act].includes(state);
}

/** For the message of a refusal. */
export function statesFor(act: Act): string {
  const states = allowedIn[act];
  return `${states.length === 1 ? 'the state' : 'the states'} ${states.join(', ')}`;
}
