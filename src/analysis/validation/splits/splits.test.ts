// Checks that no training knows of its test, and that the paths of combinatorial cross-validation are the book's.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combinationCount,
  combinatorialPurged,
  evenLifespans,
  type Lifespan,
  pathCount,
  purgedKFold,
  walkForward,
} from '../index.ts';
import { combinations } from './combinations.ts';

/** Trades in order of their entry, with lives of 0 to 9. */
const trades = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 4,
    maxLength: 60,
  })
  .map((steps) => {
    let from = 0;
    return steps.map(([gap, life]): Lifespan => {
      from += gap;
      return { from, to: from + life };
    });
  });

function expectUnseen(
  lives: readonly Lifespan[],
  train: readonly number[],
  tested: readonly number[],
  embargo: number,
): void {
  for (const trained of train)
    for (const other of tested) {
      const [a, b] = [lives[trained] as Lifespan, lives[other] as Lifespan];
      expect(a.to < b.from || a.from > b.to + embargo).toBe(true);
    }
}

describe('combinations', () => {
  test('are all choices in the order of a dictionary', () => {
    expect(combinations(4, 2)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(combinations(16, 8)).toHaveLength(12_870);
    expect([combinationCount(16, 8), combinationCount(6, 2), combinationCount(5, 0)]).toEqual([
      12_870, 15, 1,
    ]);
  });
});

describe('purged k-fold', () => {
  test('a test of bars 4 to 7 of 12 that live 2 leaves 0, 1 and what begins after the embargo', () => {
    const [, split] = purgedKFold(evenLifespans(12, 2), { folds: 3, embargo: 1 });
    // Bar 2 ends at 4, where the test begins; bar 7 ends at 9, and the embargo lasts to 10.
    expect(split).toEqual({ train: [0, 1, 11], test: [4, 5, 6, 7] });
  });

  test('tests every observation once and trains on none that a test overlaps', () => {
    fc.assert(
      fc.property(
        trades,
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 0, max: 5 }),
        (lives, folds, embargo) => {
          const splits = purgedKFold(lives, { folds, embargo });
          expect(splits.flatMap((split) => split.test)).toEqual(lives.map((_, at) => at));
          for (const { train, test: tested } of splits) expectUnseen(lives, train, tested, embargo);
        },
      ),
    );
  });

  test('without lives and embargo all others train', () => {
    for (const { train, test: tested } of purgedKFold(evenLifespans(11, 0), { folds: 3 }))
      expect(train.length + tested.length).toBe(11);
  });

  test.each([1, 2.5, 12])('refuses %d folds of 11', (folds) => {
    expect(() => purgedKFold(evenLifespans(11, 0), { folds })).toThrow(RangeError);
  });
});

describe('walk-forward', () => {
  test('tests follow each other to the end; training ends before them, and grows or rolls', () => {
    const lives = evenLifespans(10, 1);
    // Bar 3 ends at 4, where the first test begins.
    expect(walkForward(lives, { trainMin: 4, testSize: 4 })).toEqual([
      { train: [0, 1, 2], test: [4, 5, 6, 7] },
      { train: [0, 1, 2, 3, 4, 5, 6], test: [8, 9] },
    ]);
    expect(walkForward(lives, { trainMin: 4, testSize: 4, training: 'rolling', embargo: 1 })).toEqual([
      { train: [0, 1], test: [4, 5, 6, 7] },
      { train: [4, 5], test: [8, 9] },
    ]);
  });

  test('training knows nothing of its test or of what comes after it', () => {
    fc.assert(
      fc.property(
        trades,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (lives, trainMin, testSize) => {
          const splits = walkForward(lives, { trainMin, testSize, embargo: 2 });
          const tested = splits.flatMap((split) => split.test);
          expect(tested).toEqual([...new Set(tested)].toSorted((a, b) => a - b));
          for (const { train, test: rows } of splits) {
            expect(train.length).toBeGreaterThan(0);
            const begins = (lives[rows[0] as number] as Lifespan).from;
            for (const at of train) expect((lives[at] as Lifespan).to + 2).toBeLessThan(begins);
          }
        },
      ),
    );
  });

  test('a life longer than the training leaves no split', () => {
    expect(walkForward(evenLifespans(10, 20), { trainMin: 4, testSize: 2 })).toEqual([]);
  });

  test.each([
    { trainMin: 0, testSize: 2 },
    { trainMin: 2, testSize: 0 },
    { trainMin: 2, testSize: 1.5 },
  ])('refuses %o', (question) => {
    expect(() => walkForward(evenLifespans(10, 0), question)).toThrow(RangeError);
  });
});

describe('combinatorial purged cross-validation', () => {
  test("six groups, two tested: the book's 15 splits and the first two of its 5 paths", () => {
    const { splits, paths } = combinatorialPurged(evenLifespans(12, 0), { groups: 6, testGroups: 2 });
    expect(splits).toHaveLength(15);
    expect(paths).toHaveLength(5);
    // Lopez de Prado (2018), section 12.4: path 1 joins the splits S1 S1 S2 S3 S4 S5, path 2 S2 S6 S6 S7 S8 S9.
    expect(paths[0]).toEqual([0, 0, 1, 2, 3, 4]);
    expect(paths[1]).toEqual([1, 5, 5, 6, 7, 8]);
  });

  test('every path tests every group once, every split is used once for each group it tests', () => {
    fc.assert(
      fc.property(
        trades,
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        fc.integer({ min: 0, max: 3 }),
        (lives, wish, pick, embargo) => {
          const count = Math.min(wish, lives.length);
          const testGroups = 1 + (pick % (count - 1));
          const { groups, splits, paths } = combinatorialPurged(lives, {
            groups: count,
            testGroups,
            embargo,
          });
          expect(splits).toHaveLength(combinationCount(count, testGroups));
          expect(paths).toHaveLength(pathCount(count, testGroups));
          expect(paths.length).toBe((testGroups / count) * splits.length);
          const used = paths.flatMap((path) => path.map((split, group) => `${split}/${group}`));
          expect(new Set(used).size).toBe(splits.length * testGroups);
          for (const path of paths)
            for (const [group, split] of path.entries()) expect(splits[split]?.testGroups).toContain(group);
          for (const { train, test: tested, testGroups: which } of splits) {
            expect(tested).toEqual(which.flatMap((group) => groups[group] ?? []));
            expectUnseen(lives, train, tested, 0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    { groups: 1, testGroups: 1 },
    { groups: 11, testGroups: 1 },
    { groups: 4, testGroups: 4 },
    { groups: 4, testGroups: 0 },
  ])('refuses %o of ten observations', (question) => {
    expect(() => combinatorialPurged(evenLifespans(10, 0), question)).toThrow(RangeError);
  });
});
