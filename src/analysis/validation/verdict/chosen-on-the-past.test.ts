// Tests that choices rest on the past alone, purged of trades still open, and that paths cover all of it.
import { describe, expect, it } from 'vitest';
import type { TrialReturns } from '../trial-returns.ts';
import { pathSharpes, walkedForward } from './chosen-on-the-past.ts';
import { madeReturns } from './made-campaigns.fixture.ts';

const made = { seed: 'walk', sessions: 1260, configurations: 4, edge: 0, shared: 0 };
const returns = madeReturns(made);

/** The returns with `change` added to a column of the sessions `[from, to)`. */
function moved(column: number, [from, to]: readonly [number, number], change: number): TrialReturns {
  return returns.map((row, session) =>
    Array.from(row, (value, at) =>
      at === column && session >= from && session < to ? value + change : value,
    ),
  );
}

describe('walking forward', () => {
  it('trades each year once, first after two years, by one choice a year', () => {
    const walk = walkedForward(returns, 2, 10);
    expect(walk).toMatchObject({ choices: 3, sessions: 756 });
    expect(walk?.fixed).toEqual(returns.slice(504).map((row) => row[2]));
    expect(walk?.chosen.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('chooses what was best, from the year after it became so', () => {
    // Column 1 is far the best from the first year's end to the third's, column 3 from then on by as much more.
    const turned = moved(1, [252, 756], 1).map((row, session) =>
      Array.from(row, (value, at) => (at === 3 && session >= 756 ? value + 9 : value)),
    );
    const walk = walkedForward(turned, 0, 10);
    expect(walk?.chosen).toEqual([0, 2, 0, 1]);
  });

  it('does not know the year that it trades, nor the sessions whose trades were still open', () => {
    const chosenOf = (changed: TrialReturns): readonly number[] | undefined =>
      walkedForward(changed.slice(0, 756), 0, 10)?.chosen;
    const own = chosenOf(returns);
    const other = ((own?.indexOf(1) ?? 0) + 1) % 4;
    for (const from of [504, 494]) expect(chosenOf(moved(other, [from, 1260], 50))).toEqual(own);
    // A session earlier it was over, and counts.
    expect(chosenOf(moved(other, [485, 494], 50))?.indexOf(1)).toBe(other);
  });

  it('needs three years', () => {
    expect(walkedForward(returns.slice(0, 755), 0, 10)).toBeUndefined();
    expect(walkedForward(returns.slice(0, 756), 0, 10)).toMatchObject({ choices: 1, sessions: 252 });
  });
});

describe('paths', () => {
  it('are nine, rising, and all the same where there is nothing to choose', () => {
    const paths = pathSharpes(returns, 10) ?? [];
    expect(paths).toHaveLength(9);
    expect(paths.toSorted((a, b) => a - b)).toEqual(paths);
    const alone = pathSharpes(
      returns.map((row) => [row[0] ?? 0]),
      10,
    );
    expect(new Set(alone).size).toBe(1);
  });

  it('do worse than hindsight on noise, and as well where one configuration is far the best', () => {
    const best = pathSharpes(moved(2, [0, 1260], 1), 10) ?? [];
    expect(best[0]).toBeGreaterThan(0.8);
    const noise = pathSharpes(madeReturns({ ...made, configurations: 20 }), 10) ?? [];
    expect(noise[4]).toBeLessThan(0.05);
  });

  it('need tenths that are long against a trade', () => {
    expect(pathSharpes(returns, 63)).toHaveLength(9);
    expect(pathSharpes(returns, 64)).toBeUndefined();
  });
});
