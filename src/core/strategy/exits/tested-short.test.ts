// Tests exits on a tested short: its delta and its strike at their boundaries, the legs that count, and what is not known.
import { describe, expect, it } from 'vitest';
import { barShowing, spyTrade } from './exit-case.fixture.ts';
import { isDeltaReached, isTouched } from './tested-short.ts';

describe('the delta of a short', () => {
  const at = (deltas: readonly (number | undefined)[], changes = {}) =>
    isDeltaReached(spyTrade(changes), barShowing({ deltas }), 0.3);

  it('is reached at the limit on either side, not below it', () => {
    expect(at([-0.1, -0.3, 0.1, 0.05])).toBe(true);
    expect(at([-0.1, -0.1, 0.3, 0.05])).toBe(true);
    expect(at([-0.1, -0.2999, 0.2999, 0.05])).toBe(false);
  });

  it('is asked of shorts that are held alone', () => {
    expect(at([-0.9, -0.1, 0.1, 0.9])).toBe(false);
    expect(at([-0.1, -0.9, 0.1, 0.05], { legContracts: [0, 0, -1, 1] })).toBe(false);
  });

  it('says nothing where it is not known, and another short may', () => {
    expect(at([-0.1, undefined, 0.1, 0.05])).toBe(false);
    expect(at([-0.1, undefined, 0.3, 0.05])).toBe(true);
    const bar = {
      ...barShowing({ deltas: [-0.9, -0.9, 0.9, 0.9] }),
      chain: { unavailable: 'none' } as const,
    };
    expect(isDeltaReached(spyTrade(), bar, 0.3)).toBe(false);
  });
});

describe('a touch', () => {
  const at = (spot: number, changes = {}) => isTouched(spyTrade(changes), barShowing({ spot }));

  it('is a close at or past a short strike', () => {
    expect([259.99, 260, 260.01].map((spot) => at(spot))).toEqual([true, true, false]);
    expect([279.99, 280, 280.01].map((spot) => at(spot))).toEqual([false, true, true]);
  });

  it('is of shorts that are held alone', () => {
    expect(at(255, { legContracts: [0, 0, -1, 1] })).toBe(false);
    expect(at(285, { legContracts: [0, 0, -1, 1] })).toBe(true);
  });
});
