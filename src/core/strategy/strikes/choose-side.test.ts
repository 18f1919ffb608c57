// Tests the strikes of one side by numbers: bands, wings by delta and by width, the skew's penalty, tilts and ties.
import { describe, expect, it } from 'vitest';
import { cents, type ContractModel, type OptionExpiry } from '../../domain/index.ts';
import { chainToday, LISTED, STRATEGY } from '../entry-case.fixture.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { NO_TILT, type StructureTilt } from '../structure-tilt.ts';
import { chooseSide } from './choose-side.ts';
import { sidePlan } from './side-plan.ts';
import { skewPenalty, skewView } from './skew-penalty.ts';

const EXPIRY = LISTED[1] as OptionExpiry;

/** Points of a strike with its put's absolute delta and its volatility. */
type Row = readonly [points: number, absDelta: number, iv?: number];

const PUTS: readonly Row[] = [
  [240, 0.05],
  [245, 0.1],
  [250, 0.14],
  [252, 0.16],
  [255, 0.2],
  [258, 0.25],
  [260, 0.3],
  [270, 0.5],
];

function chainOf(rows: readonly Row[]) {
  const chain = chainToday();
  chain.strikes = rows.map(([points]) => cents(100 * points));
  chain.model = (_expiry, right, strikeCents): ContractModel | undefined => {
    const row = rows.find(([points]) => 100 * points === strikeCents);
    if (row === undefined) return undefined;
    const [, absDelta, iv = 0.2] = row;
    return { iv, delta: right === 'put' ? -absDelta : 1 - absDelta };
  };
  return chain;
}

function putsOf(
  changes: Partial<StructureSelection>,
  tilt: Partial<StructureTilt> = {},
  rows: readonly Row[] = PUTS,
) {
  const selection = { ...STRATEGY.selection, ...changes };
  const plan = sidePlan('put', selection, { ...NO_TILT, ...tilt });
  const side = chooseSide(chainOf(rows), EXPIRY, plan, selection);
  return side.kind === 'stand' ? side : [side.long.strikeCents / 100, side.short.strikeCents / 100];
}

describe('a band of deltas', () => {
  it('holds the short: the nearest to the one wanted of those inside it', () => {
    const band = { shortDelta: 0.2, shortDeltaMin: 0.15, shortDeltaMax: 0.3 };
    expect(putsOf(band)).toEqual([245, 255]);
    // 0.25 is as far from 0.22 as from 0.28: what lies outside the band does not count.
    expect(putsOf({ ...band, shortDelta: 0.22, shortDeltaMin: 0.21, longDelta: 0.1 })).toEqual([245, 258]);
    expect(putsOf({ ...band, shortDeltaMin: 0.2, shortDeltaMax: 0.2 })).toEqual([245, 255]);
  });

  it('without a strike inside stands with the bound that was missed', () => {
    expect(putsOf({ shortDelta: 0.22, shortDeltaMin: 0.21, shortDeltaMax: 0.24 })).toEqual({
      kind: 'stand',
      gate: 'no-strike',
      measured: 0.2,
      limit: 0.21,
    });
    expect(putsOf({ shortDelta: 0.23, shortDeltaMin: 0.21, shortDeltaMax: 0.24 })).toMatchObject({
      measured: 0.25,
      limit: 0.24,
    });
  });

  it('is told with the larger of two misses of the same tolerance, the short’s or the long’s', () => {
    const tolerance = { shortDelta: 0.225, deltaTolerance: 0.02 };
    expect(putsOf({ ...tolerance, longDelta: 0.07 })).toMatchObject({
      measured: expect.closeTo(0.025, 12) as number,
      limit: 0.02,
    });
    const sparse: readonly Row[] = [
      [240, 0.05],
      [255, 0.2],
      [270, 0.5],
    ];
    expect(putsOf({ ...tolerance, longDelta: 0.09 }, {}, sparse)).toMatchObject({
      measured: expect.closeTo(0.04, 12) as number,
      limit: 0.02,
    });
  });

  it('is told before a width that is missed too', () => {
    const both = { shortDelta: 0.23, shortDeltaMin: 0.21, shortDeltaMax: 0.24, putWingWidth: 90 };
    expect(putsOf(both)).toMatchObject({ measured: 0.25, limit: 0.24 });
  });

  it('may have one bound: the tolerance is the other', () => {
    expect(putsOf({ shortDelta: 0.24, shortDeltaMax: 0.24, deltaTolerance: 0.05 })).toEqual([245, 255]);
    expect(putsOf({ shortDelta: 0.24, shortDeltaMax: 0.24, deltaTolerance: 0.03 })).toMatchObject({
      gate: 'no-strike',
    });
  });
});

describe('a wing', () => {
  it('by width ends at the listed strike nearest to it, the narrower of two as near, never on the short', () => {
    expect(putsOf({ putWingWidth: 5 })).toEqual([250, 255]);
    expect(putsOf({ putWingWidth: 4 })).toEqual([252, 255]);
    expect(putsOf({ putWingWidth: 2.1 })).toEqual([252, 255]);
    expect(putsOf({ putWingWidth: 12.5 })).toEqual([245, 255]);
    const odd: readonly Row[] = [
      [247, 0.1],
      [251, 0.15],
      [255, 0.2],
      [270, 0.5],
    ];
    expect(putsOf({ putWingWidth: 6 }, {}, odd)).toEqual([251, 255]);
  });

  it('by width that no strike comes near stands: half of it may be missed, and no more', () => {
    expect(putsOf({ putWingWidth: 30 })).toEqual([240, 255]);
    expect(putsOf({ putWingWidth: 30.1 })).toEqual({
      kind: 'stand',
      gate: 'no-strike',
      measured: 15,
      limit: 30.1,
    });
    expect(putsOf({ putWingWidth: 1.9 })).toMatchObject({ measured: 3, limit: 1.9 });
    expect(putsOf({ shortDelta: 0.05, putWingWidth: 5 })).toEqual({ kind: 'stand', gate: 'no-strike' });
  });

  it('by delta may be each side’s own', () => {
    expect(putsOf({ putLongDelta: 0.16 })).toEqual([252, 255]);
    expect(putsOf({ callLongDelta: 0.16 })).toEqual([245, 255]);
    expect(putsOf({ putLongDelta: 0.16, putWingWidth: 10 })).toEqual([245, 255]);
    expect(putsOf({ putLongDelta: 0.23, deltaTolerance: 0.05 })).toEqual({
      kind: 'stand',
      gate: 'no-strike',
    });
  });

  it('of the calls lies above its short', () => {
    const selection = { ...STRATEGY.selection, shortDelta: 0.3, callWingWidth: 10 };
    const rows: readonly Row[] = [
      [260, 0.5],
      [270, 0.7],
      [275, 0.8],
      [281, 0.9],
    ];
    const side = chooseSide(chainOf(rows), EXPIRY, sidePlan('call', selection, NO_TILT), selection);
    expect(side).toMatchObject({ short: { strikeCents: 27_000 }, long: { strikeCents: 28_100 } });
  });
});

describe('a tilt', () => {
  it('moves the short by its share, and a long by delta with it', () => {
    expect(putsOf({}, { putDeltaScale: 1.4 })).toEqual([250, 260]);
    expect(putsOf({}, { callDeltaScale: 1.5 })).toEqual([245, 255]);
    expect(putsOf({ longDelta: 0.1 }, { putDeltaScale: 0.5 })).toEqual([240, 245]);
  });

  it('leaves the short inside a band that was given', () => {
    const band = { shortDeltaMin: 0.15, shortDeltaMax: 0.25 };
    expect(putsOf(band, { putDeltaScale: 9 })).toEqual([250, 258]);
    expect(putsOf({ ...band, longDelta: 0.08 }, { putDeltaScale: 0.1 })).toMatchObject([240, 252]);
  });

  it('scales a width up to the most that is allowed, and the distance of a long by delta', () => {
    expect(putsOf({ putWingWidth: 5 }, { widthScale: 2 })).toEqual([245, 255]);
    expect(putsOf({ putWingWidth: 5, wingWidthMax: 6 }, { widthScale: 2 })).toEqual([250, 255]);
    expect(putsOf({ putLongDelta: 0.16 }, { widthScale: 3 })).toEqual([245, 255]);
    expect(putsOf({}, { widthScale: 1.5 })).toEqual([240, 255]);
  });
});

describe('the skew penalty', () => {
  const centre = { right: 'put', shortDelta: 0.175 } as const;
  const strike = (delta: number, iv: number) => ({ strikeCents: cents(1), model: { delta, iv } });

  it('is 0.1 of delta for each point below at the money, and 2 more on a put above the centre in a steep skew', () => {
    const flat = { atmIv: 0.2, skew: 0.05 };
    const steep = { atmIv: 0.2, skew: 0.0501 };
    expect(skewPenalty(strike(-0.2, 0.18), centre, flat)).toBeCloseTo(0.2, 12);
    expect(skewPenalty(strike(-0.2, 0.25), centre, flat)).toBe(0);
    expect(skewPenalty(strike(-0.2, 0.18), centre, steep)).toBeCloseTo(2.2, 12);
    expect(skewPenalty(strike(-0.175, 0.25), centre, steep)).toBe(0);
    expect(skewPenalty(strike(0.2, 0.25), { ...centre, right: 'call' }, steep)).toBe(0);
  });

  it('takes at-the-money from the strike nearest the forward and the skew from the two of 25 delta', () => {
    const rows: readonly Row[] = [
      [258, 0.25, 0.24],
      [268, 0.45, 0.21],
      [272, 0.55, 0.2],
      [282, 0.75, 0.17],
    ];
    const chain = chainOf(rows);
    chain.spotPoints = 269;
    expect(skewView(chain, EXPIRY)).toEqual({ atmIv: 0.21, skew: expect.closeTo(0.07, 12) as number });
    chain.spotPoints = 270;
    expect(skewView(chain, EXPIRY)?.atmIv).toBe(0.21);
    chain.spotPoints = 270.01;
    expect(skewView(chain, EXPIRY)?.atmIv).toBe(0.2);
    chain.strikes = [];
    expect(skewView(chain, EXPIRY)).toBeUndefined();
  });

  const SKEWED: readonly Row[] = [
    [240, 0.08, 0.25],
    [245, 0.15, 0.26],
    [250, 0.2, 0.18],
    [258, 0.25, 0.27],
    [270, 0.5, 0.2],
    [282, 0.75, 0.17],
  ];
  const penalised = { shortDelta: 0.19, shortDeltaMin: 0.1, shortDeltaMax: 0.3, longDelta: 0.08 } as const;

  it('moves the short to the strike with the lowest sum of distance and penalty', () => {
    expect(putsOf(penalised, {}, SKEWED)).toEqual([240, 250]);
    // 0.20: 0.01 + 0.2 + 2; 0.15: 0.04; 0.25: 0.06 + 2.
    expect(putsOf({ ...penalised, skewPenaltyWeight: 1 }, {}, SKEWED)).toEqual([240, 245]);
    // At a hundredth the sums are 0.032, 0.04 and 0.08.
    expect(putsOf({ ...penalised, skewPenaltyWeight: 0.01 }, {}, SKEWED)).toEqual([240, 250]);
    expect(putsOf({ ...penalised, shortDeltaMin: 0.18, skewPenaltyWeight: 1 }, {}, SKEWED)).toEqual([
      240, 258,
    ]);
  });

  it('goes to the lower of two strikes as good', () => {
    const even: readonly Row[] = [
      [240, 0.0625, 0.25],
      [245, 0.125, 0.25],
      [250, 0.25, 0.25],
      [270, 0.5, 0.25],
      [282, 0.75, 0.25],
    ];
    const between = { shortDelta: 0.1875, deltaTolerance: 0.1, longDelta: 0.0625, skewPenaltyWeight: 1 };
    expect(putsOf(between, {}, even)).toEqual([240, 245]);
  });

  it('stands where the skew cannot be seen', () => {
    const selection = { ...STRATEGY.selection, ...penalised, skewPenaltyWeight: 1 };
    const chain = chainOf(SKEWED);
    chain.forwardPoints = () => undefined as unknown as number;
    const plan = sidePlan('put', selection, NO_TILT);
    expect(chooseSide(chain, EXPIRY, plan, selection)).toEqual({
      kind: 'stand',
      gate: 'no-strike',
      reason: 'skew-unknown',
    });
  });
});
