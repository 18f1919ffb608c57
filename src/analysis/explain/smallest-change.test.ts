// Tests the search for the smallest change against trying every value, over worlds whose trades are known functions of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type ChangeSearch, smallestChange, type Trial } from './smallest-change.ts';

interface Searched {
  readonly change: Change;
  readonly tried: readonly number[];
}

function search(
  request: Omit<ChangeSearch, 'trialsMax' | 'likely'> & Partial<ChangeSearch>,
  run: (value: number) => Trial,
): Searched {
  const likely = request.rungs.toSorted((a, b) => a - b);
  const turns = smallestChange({ likely, trialsMax: 500, ...request });
  const tried: number[] = [];
  let turn = turns.next();
  while (turn.done !== true) {
    tried.push(turn.value);
    turn = turns.next(run(turn.value));
  }
  return { change: turn.value, tried };
}

/** A bar passes from its own value on; one in three of those that pass fails behind the gate. */
const bars = fc.array(fc.record({ needs: fc.integer({ min: 1, max: 40 }), isStopped: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

describe('the smallest change', () => {
  it('is the one that trying every rung finds, where looser is never fewer', () => {
    fc.assert(
      fc.property(bars, fc.integer({ min: 1, max: 25 }), fc.boolean(), (world, more, hasExtreme) => {
        const trades = (value: number): number =>
          world.filter(({ needs, isStopped }) => needs <= value && !isStopped).length;
        const rungs = world.map(({ needs }) => needs);
        const extreme = hasExtreme ? 1000 : undefined;
        const { change } = search({ from: 0, rungs, extreme, more, target: more }, (value) => ({
          trades: trades(value),
          rungs: [],
        }));
        const smallest = [...new Set(rungs)].toSorted((a, b) => a - b).find((rung) => trades(rung) >= more);
        if (smallest === undefined) expect(change.kind).toBe('out-of-reach');
        else expect(change).toMatchObject({ kind: 'found', value: smallest, isSmallest: true });
      }),
    );
  });

  it('just below it falls short, whatever the trades do', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 6 }), (trades, target) => {
        const rungs = trades.map((_, index) => index + 1);
        const { change, tried } = search(
          { from: 0, rungs, extreme: undefined, more: target, target },
          (value) => ({ trades: trades[value - 1] ?? 0, rungs: [] }),
        );
        if (change.kind === 'out-of-reach') return;
        expect(trades[change.value - 1]).toBeGreaterThanOrEqual(target);
        if (change.value === 1) return;
        expect(tried).toContain(change.value - 1);
        expect(trades[change.value - 2]).toBeLessThan(target);
      }),
    );
  });

  it('is looked for among what trials refuse too', () => {
    // At the far end everything passes; each trial shows the next rung alone.
    const { change } = search({ from: 0, rungs: [5], extreme: 100, more: 1, target: 1 }, (value) => ({
      trades: value >= 17 ? 1 : 0,
      rungs: value < 100 ? [value + 4] : [],
    }));
    expect(change).toMatchObject({ kind: 'found', value: 17, isSmallest: true });
  });

  it('says so where the trials ran out', () => {
    const rungs = Array.from({ length: 1000 }, (_, index) => index + 1);
    const run = (value: number): Trial => ({ trades: value >= 700 ? 1 : 0, rungs: [] });
    const cut = search({ from: 0, rungs, extreme: undefined, more: 1, target: 1, trialsMax: 4 }, run);
    expect(cut.tried).toHaveLength(4);
    expect(cut.change).toMatchObject({ kind: 'found', isSmallest: false });
    const whole = search({ from: 0, rungs, extreme: undefined, more: 1, target: 1 }, run);
    expect(whole.change).toMatchObject({ value: 700, isSmallest: true, nextLooser: 701 });
  });

  it('tries the far end first and gives up there', () => {
    const none = (): Trial => ({ trades: 0, rungs: [] });
    const { change, tried } = search({ from: 0, rungs: [1, 2, 3], extreme: 9, more: 1, target: 1 }, none);
    expect(change).toEqual({ kind: 'out-of-reach', loosest: 9 });
    expect(tried).toEqual([9, 3, 2]);
    expect(search({ from: 0, rungs: [], extreme: undefined, more: 1, target: 1 }, none).change).toEqual({
      kind: 'out-of-reach',
    });
  });

  it('is found where the far end opens fewer', () => {
    const run = (value: number): Trial => ({ trades: value < 50 && value >= 7 ? 3 : 0, rungs: [] });
    const { change } = search({ from: 0, rungs: [2, 7, 9], extreme: 99, more: 1, target: 1 }, run);
    expect(change).toMatchObject({ kind: 'found', value: 7, nextLooser: 9 });
  });

  describe('where rungs are estimates', () => {
    const narrow = { ratio: 1e-3, farthest: 90 };
    const opensAt =
      (needed: number) =>
      (value: number): Trial => ({
        trades: value >= needed ? 1 : 0,
        rungs: [],
      });
    const asked = { from: 2, more: 1, target: 1, narrow };

    it('is one run more where a rung is right', () => {
      const { change, tried } = search({ ...asked, rungs: [5, 8], extreme: Infinity }, opensAt(5));
      expect(change).toMatchObject({ kind: 'found', value: 5, isSmallest: true });
      expect(tried.at(-1)).toBe(5 * (1 - 1e-3));
    });

    it('lies between rungs', () => {
      const { change } = search({ ...asked, rungs: [5, 8], extreme: Infinity }, opensAt(6.25));
      expect(change.kind === 'found' && change.isSmallest && change.value).toBeGreaterThanOrEqual(6.25);
      expect(change.kind === 'found' && change.value).toBeLessThan(6.25 * 1.0011);
    });

    it('lies between the last rung and switching off, which is told where no number does', () => {
      const beyond = { ...asked, rungs: [5], extreme: Infinity };
      const { change } = search(beyond, opensAt(70));
      expect(change.kind === 'found' && change.value).toBeGreaterThanOrEqual(70);
      expect(change.kind === 'found' && change.value).toBeLessThan(70 * 1.0011);
      const off = search(beyond, opensAt(91));
      expect(off.change).toMatchObject({ kind: 'found', value: Infinity, isSmallest: true });
      expect(off.tried).toContain(90);
    });

    it('is not said to be the smallest where the trials ran out on the way', () => {
      const { change } = search({ ...asked, rungs: [5, 8], extreme: Infinity, trialsMax: 4 }, opensAt(6.25));
      expect(change).toMatchObject({ kind: 'found', isSmallest: false });
    });
  });
});
