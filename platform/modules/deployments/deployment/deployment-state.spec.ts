import { expect, test } from 'vitest';
import { activeStates, canBecome, type DeploymentState, deploymentStates, mayAct, statesBefore, statesFor } from './deployment-state.ts';

const after = (from: DeploymentState): readonly DeploymentState[] => deploymentStates.filter((to) => canBecome(from, to));

test('a completed deployment can only begin again', () => {
  expect(after('completed')).toEqual(['starting']);
});

test('a deployment leaves quarantine by a person only: released, restarted or stopped', () => {
  expect(after('quarantined')).toEqual(['starting', 'restarting', 'stopped']);
  expect(mayAct('release', 'quarantined')).toBe(true);
  expect(mayAct('resume', 'quarantined')).toBe(false);
  expect(deploymentStates.filter((state) => mayAct('release', state))).toEqual(['quarantined']);
});

test('only what has run can complete, and only what a process has or waits for can be struck', () => {
  expect(statesBefore('completed')).toEqual(['running', 'paused']);
  expect(statesBefore('quarantined')).toEqual(activeStates);
});

test('a refusal tells one state in the singular', () => {
  expect(statesFor('release')).toBe('the state quarantined');
  expect(statesFor('stop')).toBe('the states starting, running, paused, restarting, quarantined');
});

test('what runs is not deleted', () => {
  expect(activeStates.filter((state) => mayAct('delete', state))).toEqual([]);
});

test('no state is a dead end, and none becomes itself but one that waits for another try', () => {
  for (const state of deploymentStates) expect(after(state)).not.toEqual([]);
  expect(deploymentStates.filter((state) => canBecome(state, state))).toEqual(['restarting']);
});

test.each(activeStates)('%s can be stopped, and can break', (state) => {
  expect(canBecome(state, 'stopped')).toBe(true);
  expect(canBecome(state, 'failed')).toBe(true);
  expect(canBecome(state, 'restarting')).toBe(true);
});
