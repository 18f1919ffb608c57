import { describe, expect, it } from 'vitest';
import { ChainVixGathering, type ChainVix } from './chain-vix.ts';
import { RULES, simulatedSnapshot, snapshotOf } from './recorded-market.fixture.ts';
import type { SmileSnapshot } from './recorded-smiles.ts';
import { forEachSimulated } from './simulated-smiles.ts';

const AROUND = ['2022-07-01', '2022-07-15'];

function indicesOf(snapshot: SmileSnapshot): readonly ChainVix[] {
  const gathering = new ChainVixGathering();
  forEachSimulated([snapshot], RULES, (placed, simulated) => {
    gathering.add(placed, simulated);
  });
  return gathering.indices();
}

describe("a chain's own index", () => {
  it('of a flat smile is its volatility', () => {
    const [index] = indicesOf(snapshotOf({ expiries: AROUND, volOf: () => 0.25, vix: 30 }));
    expect(index?.given).toBe(30);
    expect(index?.recorded).toBeCloseTo(25, 0);
  });

  it('is the same on both sides where the simulated chain made the quotes', () => {
    const [index] = indicesOf(simulatedSnapshot(0, { expiries: AROUND }));
    expect((index?.simulated ?? 0) / (index?.recorded ?? 1)).toBeCloseTo(1, 2);
  });

  it('needs an expiry on each side of 30 days', () => {
    expect(indicesOf(simulatedSnapshot(0, { expiries: ['2022-07-01'] }))).toEqual([]);
    expect(indicesOf(simulatedSnapshot(0, { expiries: ['2022-07-15'] }))).toEqual([]);
  });
});
