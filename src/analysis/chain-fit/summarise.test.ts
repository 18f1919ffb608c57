import { describe, expect, it } from 'vitest';
import { dteBandOf, isInDeltaBand, vixBandOf } from './buckets.ts';
import { compareSmile, type SmileComparison } from './compare-smile.ts';
import { strikeGoalOf, verdictOf, volGoalOf } from './goals.ts';
import { RULES, simulatedSnapshot } from './recorded-market.fixture.ts';
import { forEachSimulated } from './simulated-smiles.ts';
import { summarise, summariseBuckets } from './summarise.ts';

const ALL = { dte: 'all', delta: 'all', vix: 'all' } as const;

function comparisonsOf(...shifts: readonly number[]): readonly SmileComparison[] {
  const found: SmileComparison[] = [];
  forEachSimulated(
    shifts.map((shift) => simulatedSnapshot(shift)),
    RULES,
    (placed, simulated) => found.push(compareSmile(placed, simulated)),
  );
  return found;
}

describe('a cell', () => {
  it('weighs every smile the same', () => {
    const [half, two] = comparisonsOf(0.005, 0.02);
    if (half === undefined || two === undefined) throw new Error('two comparisons expected');
    const few = { ...two, vols: two.vols.slice(0, 2), quotes: [] };
    const cell = summarise([half, few], ALL);
    expect(cell.smiles).toBe(2);
    expect(cell.rmseVolPoints).toBeCloseTo(Math.sqrt((0.5 ** 2 + 2 ** 2) / 2), 1);
    expect(cell.biasVolPoints).toBeCloseTo(-1.25, 1);
    expect(cell.quotes).toBe(half.quotes.filter(({ absoluteDelta }) => absoluteDelta >= 0.05).length);
  });

  it('takes the money from the 50-delta point alone', () => {
    const [one] = comparisonsOf(0.01);
    const vols = (one?.vols ?? []).map((point) => (point.delta === 0.5 ? point : { ...point, error: 1 }));
    const cell = summarise([{ ...(one as SmileComparison), vols }], ALL);
    expect(cell.atmRmseVolPoints).toBeCloseTo(1, 1);
    expect(cell.atmBiasVolPoints).toBeCloseTo(-1, 1);
  });

  it('counts snapshots, not their smiles', () => {
    const [first, second] = comparisonsOf(0.005, 0.02);
    if (first === undefined || second === undefined) throw new Error('two comparisons expected');
    const { smiles, snapshots, atmSmiles, condors } = summarise([first, first, second], ALL);
    expect({ smiles, snapshots, atmSmiles }).toEqual({ smiles: 3, snapshots: 2, atmSmiles: 3 });
    expect([condors.ownStrikes.count, condors.snapshots]).toEqual([3, 2]);
  });

  it('of some deltas alone has neither money nor condors', () => {
    const cell = summarise(comparisonsOf(0.01), { ...ALL, delta: '30-50' });
    expect(cell.smiles).toBe(1);
    expect(cell).toMatchObject({ atmSmiles: 0, atmRmseVolPoints: undefined, atmBiasRelative: undefined });
    expect(cell.condors.ownStrikes).toEqual({ count: 0, median: undefined, p90: undefined });
  });

  it('tells full smiles from those of one side', () => {
    const [full, other] = comparisonsOf(0.005, 0.02);
    if (full === undefined || other === undefined) throw new Error('two comparisons expected');
    const smile = { ...other.placed.smile, forwardFrom: 'carry' as const };
    const oneSided = { ...other, placed: { ...other.placed, smile } };
    const cell = summariseBuckets([full, oneSided]).find(
      ({ bucket }) => bucket.dte === '15-60' && bucket.delta === 'all' && bucket.vix === 'all',
    );
    expect(cell?.smiles).toBe(2);
    expect(cell?.fullSmiles).toMatchObject({
      smiles: 1,
      rmseVolPoints: summarise([full], ALL).rmseVolPoints,
    });
    expect(cell?.oneSided).toMatchObject({
      smiles: 1,
      rmseVolPoints: summarise([oneSided], ALL).rmseVolPoints,
    });
  });

  it('of nothing has nothing', () => {
    expect(summarise([], ALL)).toMatchObject({
      smiles: 0,
      quotes: 0,
      rmseVolPoints: undefined,
      spreadRatio: undefined,
    });
  });

  it('keeps to its band of delta, days and VIX', () => {
    const cells = summariseBuckets(comparisonsOf(0.01));
    expect(cells).toHaveLength(64);
    const filled = cells
      .filter(({ smiles }) => smiles > 0)
      .map(({ bucket }) => `${bucket.dte} ${bucket.vix}`);
    expect([...new Set(filled)]).toEqual(['15-60 all', '15-60 20-30']);
    const quotes = cells
      .filter(({ bucket }) => bucket.dte === '15-60' && bucket.vix === 'all')
      .map((cell) => cell.quotes);
    expect(quotes[0]).toBe((quotes[1] ?? 0) + (quotes[2] ?? 0) + (quotes[3] ?? 0));
  });
});

describe('bands', () => {
  it('meet without a gap', () => {
    expect([0, 3, 4, 14, 15, 60, 61, 400].map(dteBandOf)).toEqual([
      '0-3',
      '0-3',
      '4-14',
      '4-14',
      '15-60',
      '15-60',
      '61-400',
      '61-400',
    ]);
    expect([19.99, 20, 30, 30.01].map(vixBandOf)).toEqual(['<20', '20-30', '20-30', '>30']);
    expect(['5-10', '15-25', '30-50', 'all'].map((band) => isInDeltaBand(band as 'all', 0.04))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('goals', () => {
  it('grade from ten smiles on', () => {
    expect([
      verdictOf(1, 1, 10),
      verdictOf(1.01, 1, 10),
      verdictOf(9, 1, 9),
      verdictOf(9, undefined, 99),
      verdictOf(undefined, 1, 0),
    ]).toEqual(['met', 'missed', 'reported', 'no-goal', 'no-data']);
  });

  it('are of all deltas together', () => {
    expect(volGoalOf({ dte: '15-60', delta: 'all', vix: '<20' })).toBe(0.75);
    expect(volGoalOf({ dte: '15-60', delta: '5-10', vix: '<20' })).toBeUndefined();
    expect(volGoalOf({ dte: '4-14', delta: 'all', vix: '>30' })).toBeUndefined();
    expect(strikeGoalOf({ dte: '61-400', delta: 'all', vix: 'all' })).toEqual({ of: 'median', percent: 0.8 });
  });
});
