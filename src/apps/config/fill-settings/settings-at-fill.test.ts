// Tests that a repetition at one f differs from its run in the fills alone, assignment included.
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../presets.ts';
import { isAssignmentSimulated } from '../trading-plan.ts';
import { uniformFill } from './fill-settings.ts';
import { settingsAtFill } from './settings-at-fill.ts';

test.each([
  ['by-order', 'simulated', true],
  ['uniform', 'simulated', true],
  ['phase-1', 'simulated', false],
  ['by-order', 'none', false],
  ['phase-1', 'none', false],
] as const)('fills %s with assignment %s', (model, assignment, isAssigned) => {
  const { fill, lifecycle } = DEFAULT_SETTINGS;
  const run = {
    ...DEFAULT_SETTINGS,
    fill: { ...fill, model },
    lifecycle: { ...lifecycle, assignment, forgottenShare: 0.3 },
  };
  const repeated = settingsAtFill(run, 0.25);
  expect(isAssignmentSimulated(run)).toBe(isAssigned);
  expect(isAssignmentSimulated(repeated)).toBe(isAssigned);
  expect(repeated).toEqual({
    ...run,
    fill: uniformFill(run.fill, 0.25),
    lifecycle: { ...run.lifecycle, assignment: isAssigned ? 'simulated' : 'none' },
  });
});
