// Tests the figures of a candidate against arithmetic done by hand: loss, break-evens, margins, probability of profit.
import { describe, expect, it } from 'vitest';
import {
  type Cents,
  cents,
  type ChainSnapshot,
  optionContract,
  type OptionStructure,
  type SessionDate,
  shortPut,
} from '../../../core/domain/index.ts';
import { strikeLadder } from '../../../core/domain/market/fake-chain.fixture.ts';
import { initialEngineState } from '../../../core/engine/index.ts';
import { PLAN } from '../../../core/engine/engine-stage.fixture.ts';
import { candidateOf, CONDOR, EXPIRY, OPENED_ON } from '../../../core/portfolio/open-trade.fixture.ts';
import { stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { scannedCandidate } from './scanned-candidate.ts';

/** A forward of 270 and strikes a point apart with a volatility each; without one the surface has no view. */
function chainWith(ivAt: (strike: number) => number | undefined, forward: number | undefined = 270) {
  return {
    spotPoints: 270,
    forwardPoints: () => forward,
    strikesCents: () => strikeLadder(240, 300),
    model: (_expiry: unknown, _right: unknown, strikeCents: Cents) => {
      const iv = ivAt(strikeCents / 100);
      return iv === undefined ? undefined : { iv, delta: 0 };
    },
  } as unknown as ChainSnapshot;
}

const FLAT = chainWith(() => 0.2);
const STAND = { kind: 'stand', gate: 'leg-spread', measured: 0.3, limit: 0.25 } as const;

function figuresOf(
  structure: OptionStructure = CONDOR,
  { chain = FLAT, natural = 92 }: { readonly chain?: ChainSnapshot; readonly natural?: number } = {},
) {
  const candidate = candidateOf(structure, { naturalCreditCents: cents(natural) });
  const state = initialEngineState(PLAN, cents(10_000_000));
  return scannedCandidate(candidate, STAND, {
    state,
    chain,
    date: OPENED_ON as SessionDate,
    isOwn: false,
  });
}

describe('the figures of a candidate', () => {
  it('of a condor ten points wide sold for 92 cents', () => {
    const figures = figuresOf();
    // 1,000 less 92 a share, a hundred shares.
    expect(figures.maxLossCents).toBe(90_800);
    expect(figures.returnOnRisk).toBeCloseTo(92 / 908, 12);
    expect(figures.breakevens).toEqual([259.08, 280.92]);
    expect(figures.margins).toEqual({ cboe: 100_000, ibkr: 100_000, alpaca: 100_000, lean: 100_000 });
    expect(figures.worstExpiryCents).toBe(100_000);
    expect(figures.verdict).toBe(STAND);
  });

  it('of unequal wings lose the wider side', () => {
    const figures = figuresOf(stageCondor(EXPIRY, [245, 260, 280, 290]));
    expect(figures.maxLossCents).toBe(140_800);
    expect(figures.worstExpiryCents).toBe(150_000);
    expect(figures.margins).toMatchObject({ alpaca: 150_000, ibkr: 250_000 });
  });

  it('of a put sold alone lose its strike, with its premium at the bid in what is asked for it', () => {
    const figures = figuresOf(shortPut(optionContract(EXPIRY, 'put', cents(26_000))));
    expect(figures.maxLossCents).toBe(2_590_800);
    expect(figures.breakevens).toEqual([259.08]);
    // 15% of 270 less the 10 out of the money, and the bid of 0.58.
    expect(figures.margins.cboe).toBe(3_108 * 100);
    expect(figures.profitProbability).toBeCloseTo(0.7506270287, 9);
  });
});

describe('the probability of profit', () => {
  // Worked out apart from this program: 1 - N(-d2) at 259.08 - N(d2) at 280.92, over 31 days and five and a half hours of 365.
  it('is what the lognormal leaves between the break-evens', () => {
    expect(figuresOf().profitProbability).toBeCloseTo(0.5108379877, 9);
  });

  it('takes the volatility between listed strikes at each break-even', () => {
    const skewed = chainWith((strike) => 0.2 - 0.002 * (strike - 270));
    expect(figuresOf(CONDOR, { chain: skewed }).profitProbability).toBeCloseTo(0.511329704, 9);
  });

  it('is nothing without a credit, and all where the credit covers both sides', () => {
    expect(figuresOf(CONDOR, { natural: 0 })).toMatchObject({ profitProbability: 0, maxLossCents: 100_000 });
    expect(figuresOf(CONDOR, { natural: -5 })).toMatchObject({ profitProbability: 0, breakevens: [] });
    const free = figuresOf(CONDOR, { natural: 1001 });
    expect(free).toMatchObject({ profitProbability: 1, maxLossCents: -100, returnOnRisk: undefined });
  });

  it('counts only the side that can lose', () => {
    const oneSided = figuresOf(stageCondor(EXPIRY, [250, 260, 280, 281]), { natural: 150 });
    expect(oneSided.breakevens).toEqual([258.5]);
    expect(oneSided.profitProbability).toBeCloseTo(0.7626258526, 9);
  });

  it('is unknown without a forward or a volatility at a break-even', () => {
    expect(figuresOf(CONDOR, { chain: chainWith(() => 0.2, 0) }).profitProbability).toBeUndefined();
    const noCalls = chainWith((strike) => (strike > 270 ? undefined : 0.2));
    expect(figuresOf(CONDOR, { chain: noCalls }).profitProbability).toBeUndefined();
  });
});
