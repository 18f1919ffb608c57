// Tests which side of a tested condor is moved where, and every reason for which none is.
import { describe, expect, it } from 'vitest';
import { stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { cents, contractKey, type OpenTrade, optionContract } from '../../domain/index.ts';
import { candidateOf, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { barAt, chainToday, ELEVEN, LISTED, STRATEGY } from '../entry-case.fixture.ts';
import type { AdjustRules } from './adjust-rules.ts';
import { decideAdjustment } from './decide-adjustment.ts';

const EXPIRY = LISTED[1] ?? never();
const CONDOR = stageCondor(EXPIRY, [251, 258, 282, 289]);
const RULES: AdjustRules = {
  testedDelta: 0.3,
  untestedDelta: 0.2,
  creditCentsMin: 5,
  dteMin: 1,
  lossIncreaseMax: 0,
};

interface Case {
  readonly spot?: number;
  readonly rules?: Partial<AdjustRules>;
  readonly trade?: Partial<OpenTrade>;
  readonly structure?: typeof CONDOR;
  readonly change?: (chain: ReturnType<typeof chainToday>) => void;
  readonly minute?: number;
}

function decide({
  spot = 264,
  rules = {},
  trade = {},
  structure = CONDOR,
  change,
  minute = ELEVEN,
}: Case = {}) {
  const chain = chainToday(minute);
  chain.spotPoints = spot;
  change?.(chain);
  const opening = openingOf({ structure, candidate: candidateOf(structure) });
  return decideAdjustment(
    openTradeOf({ opening, ...trade }),
    { bar: barAt(minute, chain), chain },
    { rules: { ...RULES, ...rules }, liquidity: STRATEGY.liquidity },
  );
}

const strikesOf = (decision: ReturnType<typeof decide>): readonly number[] =>
  decision?.kind === 'adjust'
    ? decision.candidate.adjustment.after.legs.map(({ contract }) => contract.strikeCents / 100)
    : [];
const refusalOf = (decision: ReturnType<typeof decide>) =>
  decision?.kind === 'refused' ? decision.refusal : decision;

describe('a side that is not tested', () => {
  it('is left while both shorts are below the delta', () => {
    expect(decide({ spot: 270 })).toBeUndefined();
    // The short put has 0.283 at 266, 0.331 at 264.
    expect(decide({ spot: 266 })).toBeUndefined();
    expect(decide({ spot: 266, rules: { testedDelta: 0.28 } })?.kind).toBe('adjust');
  });

  it('is moved to its delta, as wide as before, for the credit of the four quotes', () => {
    const decision = decide();
    expect(strikesOf(decision)).toEqual([251, 258, 276, 283]);
    const candidate = decision?.kind === 'adjust' ? decision.candidate : undefined;
    expect(candidate?.adjustment.kind).toBe('roll-call-side');
    expect(candidate?.testedDelta).toBeCloseTo(-0.331, 3);
    // Sold at 184 and 42, bought at 98 and 88; mids 185.5, 96.5, 86.5 and 43.5.
    expect(candidate).toMatchObject({
      quotes: [
        { bidCents: 184, askCents: 187 },
        { bidCents: 95, askCents: 98 },
        { bidCents: 85, askCents: 88 },
        { bidCents: 42, askCents: 45 },
      ],
      naturalCreditCents: 40,
      midCreditCents: 46,
      dte: 31,
      quoteOrigin: 'simulated',
    });
    expect(candidate?.deltas[0]).toBeCloseTo(0.196, 3);
  });

  it('of puts goes up where the calls are tested', () => {
    const decision = decide({ spot: 276 });
    expect(strikesOf(decision)).toEqual([257, 264, 282, 289]);
    expect(decision?.kind === 'adjust' && decision.candidate.testedDelta).toBeCloseTo(0.338, 3);
  });

  it('goes no further than the tested short: an iron fly', () => {
    expect(strikesOf(decide({ spot: 250, rules: { untestedDelta: 0.9 } }))).toEqual([251, 258, 258, 265]);
    expect(strikesOf(decide({ spot: 290, rules: { untestedDelta: 0.9 } }))).toEqual([275, 282, 282, 289]);
  });

  it('passes over strikes whose long is not listed or is the short given up', () => {
    const without = (strike: number) => (chain: ReturnType<typeof chainToday>) => {
      chain.strikes = chain.strikes.filter((one) => one !== strike * 100);
    };
    // 275 is as near the delta as 277, but its long would be the 282 that is bought back.
    expect(strikesOf(decide({ change: without(276) }))).toEqual([251, 258, 277, 284]);
    expect(strikesOf(decide({ change: without(283) }))).toEqual([251, 258, 277, 284]);
  });
});

describe('no side is moved', () => {
  it.each<[string, Case]>([
    ['of a trade whose mark is not fresh', { trade: { isMarkFresh: false } }],
    ['too near the expiry', { trade: { dte: 0 } }],
    ['at the close of a bar inside the day', { minute: 390 }],
    ['twice', { trade: { adjustments: ['roll-call-side'] } }],
    ['where the chain has no delta of a short', { change: (chain) => (chain.hasModel = () => false) }],
  ])('%s', (_, given) => {
    expect(decide(given)).toBeUndefined();
  });

  it('by a rule of the other side that was used before', () => {
    expect(decide({ trade: { adjustments: ['roll-put-side'] } })?.kind).toBe('adjust');
  });

  it('where both are tested, unless the side to be moved was moved before', () => {
    const structure = stageCondor(EXPIRY, [255, 262, 266, 273]);
    expect(
      decide({ structure, trade: { adjustments: ['roll-put-side', 'roll-call-side'] } }),
    ).toBeUndefined();
    expect(refusalOf(decide({ structure }))).toMatchObject({ gate: 'both-sides-tested', limit: 0.3 });
  });

  it('where no strike is nearer the money', () => {
    const structure = stageCondor(EXPIRY, [251, 258, 258, 265]);
    expect(refusalOf(decide({ structure, spot: 250 }))).toEqual({
      kind: 'roll-call-side',
      gate: 'no-strike',
    });
  });

  it('where a leg is not quoted, crossed or wide', () => {
    const key = contractKey(optionContract(EXPIRY, 'call', cents(27_600)));
    const faulty = (fault: 'missing' | 'crossed') => (chain: ReturnType<typeof chainToday>) => {
      chain.faultOf = (contract) => (contractKey(contract) === key ? fault : undefined);
    };
    for (const fault of ['missing', 'crossed'] as const)
      expect(refusalOf(decide({ change: faulty(fault) }))).toEqual({
        kind: 'roll-call-side',
        gate: 'no-quote',
      });
    const wide = (chain: ReturnType<typeof chainToday>): void => {
      chain.fixedQuotes.set(key, { bidCents: cents(150), askCents: cents(220) });
    };
    expect(refusalOf(decide({ change: wide }))).toMatchObject({ gate: 'leg-spread', reason: 'wide-spread' });
  });

  it('where a long that is sold nobody bids for is no obstacle, and its credit is', () => {
    const key = contractKey(optionContract(EXPIRY, 'call', cents(28_900)));
    const unbid = (chain: ReturnType<typeof chainToday>): void => {
      chain.fixedQuotes.set(key, { bidCents: cents(0), askCents: cents(3) });
    };
    // 184 - 98 - 88 and nothing for the 289.
    expect(refusalOf(decide({ change: unbid }))).toEqual({
      kind: 'roll-call-side',
      gate: 'credit',
      measured: -0.02,
      limit: 0.05,
    });
    expect(decide({ change: unbid, rules: { creditCentsMin: -2 } })?.kind).toBe('adjust');
    expect(refusalOf(decide({ rules: { creditCentsMin: 41 } }))).toMatchObject({
      measured: 0.4,
      limit: 0.41,
    });
    expect(decide({ rules: { creditCentsMin: 40 } })?.kind).toBe('adjust');
  });

  it('on quotes that are too old or not of the past', () => {
    const minutes = (by: number) => (chain: ReturnType<typeof chainToday>) => {
      Object.assign(chain, { atMs: chain.atMs + by * 60_000 });
    };
    expect(refusalOf(decide({ change: minutes(-2) }))).toMatchObject({
      gate: 'quote-age',
      measured: 120,
      limit: 60,
    });
    expect(refusalOf(decide({ change: minutes(1) }))).toMatchObject({ gate: 'quote-age', limit: 0 });
  });
});

function never(): never {
  throw new Error('the fixture lists three expiries');
}
