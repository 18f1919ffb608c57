// Tests the matching against every way to send the units.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMatching, type Sent } from './best-matching.ts';

type Gains = readonly (readonly (number | undefined)[])[];

const totalOf = (sent: readonly Sent[], gains: Gains): number =>
  sent.reduce((sum, { from, to, units }) => sum + units * (gains[from]?.[to] ?? Number.NaN), 0);

/** The best total over all ways, one unit after another. */
function bestTotal(sources: readonly number[], sinks: readonly number[], gains: Gains): number {
  const from = sources.findIndex((units) => units > 0);
  if (from < 0) return 0;
  const less = (units: readonly number[], index: number): number[] =>
    units.map((value, at) => (at === index ? value - 1 : value));
  let best = bestTotal(less(sources, from), sinks, gains);
  for (const [to, gain] of (gains[from] ?? []).entries()) {
    if (gain === undefined || (sinks[to] ?? 0) === 0) continue;
    best = Math.max(best, gain + bestTotal(less(sources, from), less(sinks, to), gains));
  }
  return best;
}

describe('bestMatching', () => {
  it('undoes a first choice where that gains more', () => {
    // Alone, source 0 would take sink 0 for 10; then source 1 had nothing.
    const gains = [
      [10, 9],
      [8, undefined],
    ];
    expect(bestMatching([1, 1], [1, 1], (from, to) => gains[from]?.[to])).toEqual([
      { from: 1, to: 0, units: 1 },
      { from: 0, to: 1, units: 1 },
    ]);
  });

  it('sends as many units as both ends have', () => {
    expect(bestMatching([3], [2], () => 1)).toEqual([{ from: 0, to: 0, units: 2 }]);
    expect(bestMatching([2], [3], () => 1)).toEqual([{ from: 0, to: 0, units: 2 }]);
  });

  it('leaves units where they gain nothing, and takes the first of equals', () => {
    expect(bestMatching([1], [1], () => 0)).toEqual([]);
    expect(bestMatching([1], [1], () => -1)).toEqual([]);
    expect(bestMatching([1], [1], () => undefined)).toEqual([]);
    expect(bestMatching([], [], () => 1)).toEqual([]);
    expect(bestMatching([1], [1, 1], () => 5)).toEqual([{ from: 0, to: 0, units: 1 }]);
    expect(bestMatching([1, 1], [1], () => 5)).toEqual([{ from: 0, to: 0, units: 1 }]);
  });

  it('gains as much as the best of all ways', () => {
    const units = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 });
    const gain = fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined });
    fc.assert(
      fc.property(
        units,
        units,
        fc.array(fc.array(gain, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        (sources, sinks, table) => {
          const gains = table.map((row) => row.slice(0, sinks.length));
          const sent = bestMatching(sources, sinks, (from, to) => gains[from]?.[to]);
          expect(totalOf(sent, gains)).toBe(bestTotal(sources, sinks, gains));
          for (const [index, limit] of sources.entries())
            expect(
              sent.filter(({ from }) => from === index).reduce((sum, one) => sum + one.units, 0),
            ).toBeLessThanOrEqual(limit);
          for (const [index, limit] of sinks.entries())
            expect(
              sent.filter(({ to }) => to === index).reduce((sum, one) => sum + one.units, 0),
            ).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 500 },
    );
  });
});
