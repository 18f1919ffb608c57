import { describe, expect, it } from 'vitest';
import { blackDelta } from '../../core/pricing/index.ts';
import { FORWARD, snapshotOf } from './recorded-market.fixture.ts';
import type { Smile } from './recorded-smiles.ts';
import { COMPARED_DELTAS, smileAtDeltas, strikeAt } from './smile-at-deltas.ts';

const smileOf = (volOf: (strike: number) => number): Smile => snapshotOf({ volOf }).smiles[0] as Smile;
const skewed = (strike: number): number => 0.2 - 0.4 * Math.log(strike / FORWARD);

describe('a smile at deltas', () => {
  it('has every compared delta of puts and calls, at the strike with that delta', () => {
    const smile = smileOf(skewed);
    const points = smileAtDeltas(smile);
    expect(points.map(({ right, delta }) => `${right} ${delta}`)).toEqual([
      ...COMPARED_DELTAS.map((delta) => `put ${delta}`),
      ...COMPARED_DELTAS.toReversed().map((delta) => `call ${delta}`),
    ]);
    for (const { right, delta, vol, strike } of points) {
      const terms = { right, forward: FORWARD, strike, years: smile.years, vol, discount: 1 };
      expect(Math.abs(blackDelta(terms))).toBeCloseTo(delta, 9);
      expect(vol).toBeCloseTo(skewed(strike), 4);
    }
  });

  it('leaves out deltas beyond the quotes and in gaps between them', () => {
    const smile = smileOf(skewed);
    const cut = {
      ...smile,
      points: smile.points.filter(
        ({ callDelta }) => callDelta < 0.82 && (callDelta < 0.22 || callDelta > 0.38),
      ),
    };
    expect(smileAtDeltas(cut).map(({ right, delta }) => `${right} ${delta}`)).toEqual([
      'put 0.2',
      'put 0.25',
      'put 0.3',
      'put 0.4',
      'put 0.5',
      'call 0.5',
      'call 0.4',
      'call 0.2',
      'call 0.15',
      'call 0.1',
      'call 0.05',
    ]);
  });

  it('turns a delta into a strike and back', () => {
    const smile = smileOf(skewed);
    const strike = strikeAt(smile, 0.3, 0.22);
    const terms = {
      right: 'call',
      forward: FORWARD,
      strike,
      years: smile.years,
      vol: 0.22,
      discount: 1,
    } as const;
    expect(blackDelta(terms)).toBeCloseTo(0.3, 12);
  });
});
