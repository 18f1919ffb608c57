// Tests that runs of outcomes lose no bar and start empty each session.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_GATES, InvariantViolation } from '../../domain/index.ts';
import { addOutcome, emptyOutcomes, takeOutcomes } from './session-outcomes.ts';

const anyOutcome = fc.option(fc.constantFrom(...ENTRY_GATES), { nil: undefined });

describe('session outcomes', () => {
  it('say of every bar what stopped it, in order, in as few runs as there are changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyOutcome, fc.integer({ min: 1, max: 90 })), { maxLength: 40 }),
        (runs) => {
          const bars = runs.flatMap(([outcome, count]) =>
            Array.from({ length: count }, () => outcome ?? 'candidate'),
          );
          const outcomes = emptyOutcomes();
          for (const bar of bars) addOutcome(outcomes, bar === 'candidate' ? undefined : bar);
          const taken = takeOutcomes(outcomes);
          expect(taken.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome))).toEqual(
            bars,
          );
          expect(taken.every(([outcome], index) => outcome !== taken[index - 1]?.[0])).toBe(true);
          expect(takeOutcomes(outcomes)).toEqual([]);
        },
      ),
    );
  });

  it('do not mix with what was taken before', () => {
    const outcomes = emptyOutcomes();
    for (let bar = 0; bar < 5; bar += 1) addOutcome(outcomes, 'halted');
    takeOutcomes(outcomes);
    addOutcome(outcomes, 'halted');
    expect(takeOutcomes(outcomes)).toEqual([['halted', 1]]);
  });

  it('are bounded', () => {
    const outcomes = emptyOutcomes();
    const fillUp = () => {
      for (let bar = 0; bar < 10_000; bar += 1) addOutcome(outcomes, bar % 2 === 0 ? 'halted' : undefined);
    };
    expect(fillUp).toThrow(InvariantViolation);
  });
});
