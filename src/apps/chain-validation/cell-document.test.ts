import { describe, expect, it } from 'vitest';
import { type BucketSummary, summariseBuckets } from '../../analysis/chain-fit/index.ts';
import { bucketDocument } from './cell-document.ts';

const empty = summariseBuckets([]).find(
  ({ bucket }) => bucket.dte === '15-60' && bucket.delta === 'all' && bucket.vix === 'all',
) as BucketSummary;

describe('a cell', () => {
  it('grades strikes by how many there are, and volatility by the slices', () => {
    const strikes = { count: 12, median: 0.1, p90: 0.5 };
    const { goals } = bucketDocument({ ...empty, smiles: 6, rmseVolPoints: 2, strikes });
    expect(goals.strikeError.verdict).toBe('missed');
    expect(goals.rmseVolPoints.verdict).toBe('reported');
  });

  it('grades its full smiles by themselves, and does not grade those of one side', () => {
    const { goals, fullSmiles, oneSided } = bucketDocument({
      ...empty,
      smiles: 40,
      rmseVolPoints: 0.9,
      fullSmiles: { ...empty, smiles: 10, rmseVolPoints: 1.3 },
      oneSided: { ...empty, smiles: 30, snapshots: 29, rmseVolPoints: 0.7 },
    });
    expect([goals.rmseVolPoints.verdict, fullSmiles.goals.rmseVolPoints.verdict]).toEqual(['met', 'missed']);
    expect(oneSided).toMatchObject({ slices: 30, snapshots: 29, rmseVolPoints: 0.7 });
    expect(oneSided).not.toHaveProperty('goals');
  });
});
