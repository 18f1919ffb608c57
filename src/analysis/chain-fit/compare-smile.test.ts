import { describe, expect, it } from 'vitest';
import { compareSmile, type SmileComparison } from './compare-smile.ts';
import { RULES, simulatedSnapshot } from './recorded-market.fixture.ts';
import type { SmileSnapshot } from './recorded-smiles.ts';
import { forEachSimulated } from './simulated-smiles.ts';

function comparisonOf(snapshot: SmileSnapshot): SmileComparison {
  const found: SmileComparison[] = [];
  forEachSimulated([snapshot], RULES, (placed, simulated) => found.push(compareSmile(placed, simulated)));
  expect(found).toHaveLength(1);
  return found[0] as SmileComparison;
}

const same = comparisonOf(simulatedSnapshot(0));
const dearer = comparisonOf(simulatedSnapshot(0.01));

describe('a smile that the simulated chain made itself', () => {
  it('has no error', () => {
    expect(same.vols).toHaveLength(16);
    for (const { error } of same.vols) expect(Math.abs(error)).toBeLessThan(1e-4);
    for (const { error } of same.strikes) expect(error).toBeLessThan(1e-4);
    expect(same.strikes.map(({ right }) => right)).toEqual(['put', 'call']);
    expect(same.quotes.every(({ isInside }) => isInside)).toBe(true);
  });

  it('is sold as the same condor', () => {
    expect(same.condor?.ownStrikes).toBeLessThan(1e-6);
    expect(same.condor?.sameStrikes).toBeLessThan(1e-6);
    expect(same.condor?.creditOverWidth).toBeLessThan(1e-6);
  });

  it('has widths beside its own', () => {
    const ratios = same.quotes.flatMap(({ widthRatio }) => widthRatio ?? []);
    expect(ratios).toHaveLength(same.quotes.length);
    // Simulated quotes of these prices are at least a tick wide and the recorded ones four.
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(0.05 / 0.2 - 1e-9);
  });
});

describe('a smile a point above', () => {
  it('is missed by a point everywhere, to the lower side', () => {
    for (const { error } of dearer.vols) expect(error).toBeCloseTo(-0.01, 3);
    for (const { error } of dearer.strikes) expect(error).toBeGreaterThan(0.001);
    const near = dearer.quotes.filter(({ absoluteDelta }) => absoluteDelta >= 0.05);
    expect(near.length).toBeGreaterThan(20);
    expect(near.filter(({ isInside }) => isInside === true)).toHaveLength(0);
  });

  it('pays more for the same strikes', () => {
    expect(dearer.condor?.sameStrikes).toBeGreaterThan(0.02);
    expect(dearer.condor?.sameStrikes).toBeLessThan(0.2);
  });
});

describe('condors', () => {
  it('are of 25 to 60 days', () => {
    const tooSoon = comparisonOf(simulatedSnapshot(0, { expiries: ['2022-07-01'] }));
    const tooLate = comparisonOf(simulatedSnapshot(0, { expiries: ['2022-08-31'] }));
    expect([tooSoon.condor, tooLate.condor]).toEqual([undefined, undefined]);
  });
});
