// Tests what the settings of fills make of a venue's rules, and that the one f of a repetition leaves nothing else in.
import { expect, test } from 'vitest';
import { InvariantViolation } from '../../../core/domain/index.ts';
import { DEFAULT_FILL_POLICY } from '../../../core/execution/index.ts';
import {
  FILL_DEFAULTS,
  fillPolicyOf,
  fillRulesOf,
  fillSettings,
  laddersOf,
  uniformFill,
} from './fill-settings.ts';

test('the defaults are the default policy, any size, an hour of age and no ladder', () => {
  expect(fillSettings.safeParse(FILL_DEFAULTS).success).toBe(true);
  expect(fillRulesOf(FILL_DEFAULTS)).toEqual({
    fillPolicy: DEFAULT_FILL_POLICY,
    quoteAgeMsMax: 3_600_000,
    displayed: { shareMax: 1, assumedContracts: undefined },
    latencyMs: 0,
  });
  expect(laddersOf(FILL_DEFAULTS)).toEqual({
    usual: undefined,
    flatten: { startShare: 0.75, endShare: 1, stepShare: 0.25, rungMs: 300_000 },
  });
});

test('every setting reaches the rules', () => {
  const fill = {
    ...FILL_DEFAULTS,
    assumedSize: 20,
    displayedShareMax: 0.5,
    latencySeconds: 2,
    quoteAgeSecondsMax: 30,
    ladderStart: 0.1,
    ladderEnd: 0.9,
    ladderStep: 0.2,
    ladderSeconds: 60,
    urgent: 0.6,
  };
  expect(fillRulesOf(fill)).toMatchObject({
    quoteAgeMsMax: 30_000,
    displayed: { shareMax: 0.5, assumedContracts: 20 },
    latencyMs: 2000,
  });
  expect(laddersOf(fill)).toEqual({
    usual: { startShare: 0.1, endShare: 0.9, stepShare: 0.2, rungMs: 60_000 },
    flatten: { startShare: 0.6, endShare: 1, stepShare: 0.2, rungMs: 60_000 },
  });
  expect(() => laddersOf({ ...fill, ladderEnd: 0.05 })).toThrow(InvariantViolation);
});

test('one f for a repetition is that f and no ladder, whatever the run', () => {
  for (const model of ['by-order', 'uniform', 'phase-1'] as const) {
    const fill = uniformFill({ ...FILL_DEFAULTS, model, ladderStart: 0 }, 0.25);
    expect(fillPolicyOf(fill)).toEqual({ patient: 0.25, urgent: 0.25 });
    expect(fillRulesOf(fill).isImmediate).toBeUndefined();
    expect(laddersOf(fill).usual).toBeUndefined();
  }
});

test('phase 1 is at once, at mid and of any size', () => {
  const fill = {
    ...FILL_DEFAULTS,
    model: 'phase-1',
    assumedSize: 1,
    ladderStart: 0,
    latencySeconds: 9,
  } as const;
  expect(fillRulesOf(fill)).toEqual({
    fillPolicy: { patient: 0, urgent: 0 },
    quoteAgeMsMax: 3_600_000,
    isImmediate: true,
  });
  expect(laddersOf(fill)).toMatchObject({ usual: undefined, flatten: { startShare: 0 } });
});
