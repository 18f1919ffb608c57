// Tests each liquidity gate at its boundary, with the numbers it tells, and that none passes without its data.
import { describe, expect, it } from 'vitest';
import { cents, type ChainSnapshot, type EntryCandidate, type EpochMs } from '../../domain/index.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { candidateOf, CONDOR, EXPIRY, OPENED_ON } from '../../portfolio/open-trade.fixture.ts';
import { legGate, marketGate } from './liquidity-gates.ts';
import type { LiquidityLimits } from '../strategy-config.ts';

const QUOTED_MS = instant(OPENED_ON, 60);
const WIDE: LiquidityLimits = { spreadRatioMax: 2, spreadCentsMax: 1000 };

interface Case {
  readonly candidate?: Partial<EntryCandidate>;
  readonly limits?: Partial<LiquidityLimits>;
  readonly chain?: ChainSnapshot;
  readonly nowMs?: number;
}

function judged(given: Case) {
  const chain = given.chain ?? new FakeChain([EXPIRY], QUOTED_MS);
  return {
    judged: { candidate: candidateOf(CONDOR, given.candidate), chain, nowMs: given.nowMs ?? QUOTED_MS },
    limits: { ...WIDE, ...given.limits },
  };
}
const market = (given: Case) => {
  const one = judged(given);
  return marketGate(one.judged, one.limits);
};
const legs = (given: Case) => {
  const one = judged(given);
  return legGate(one.judged, one.limits);
};
const found = (stand: ReturnType<typeof market>) =>
  stand === undefined
    ? undefined
    : { gate: stand.gate, measured: stand.measured, limit: stand.limit, reason: stand.reason };

describe('quote-age', () => {
  it('is in seconds and may be met', () => {
    expect(market({ nowMs: QUOTED_MS + 5000, limits: { quoteAgeSecondsMax: 5 } })).toBeUndefined();
    expect(found(market({ nowMs: QUOTED_MS + 5001, limits: { quoteAgeSecondsMax: 5 } }))).toEqual({
      gate: 'quote-age',
      measured: 5.001,
      limit: 5,
      reason: undefined,
    });
    expect(market({ nowMs: QUOTED_MS + 9e9 })).toBeUndefined();
  });

  it('refuses quotes of an instant to come, and an instant that is no number', () => {
    expect(found(market({ nowMs: QUOTED_MS - 1 }))).toMatchObject({
      gate: 'quote-age',
      measured: -0.001,
      limit: 0,
    });
    expect(market({ candidate: { quotedAtMs: Number.NaN as EpochMs } })).toMatchObject({ gate: 'quote-age' });
  });
});

describe('chain-completeness', () => {
  /** Strikes of the condor from 250 to 290 every ten points; 270 stands between the shorts. */
  const chainOf = (missing: readonly number[]) => {
    const chain = new FakeChain([EXPIRY], QUOTED_MS);
    chain.strikes = [240, 250, 260, 270, 280, 290, 300].map((points) => cents(points * 100));
    chain.faultOf = ({ strikeCents }) => (missing.includes(strikeCents / 100) ? 'missing' : undefined);
    return chain;
  };

  it('is the share of strikes from wing to wing, and may be met', () => {
    expect(market({ chain: chainOf([270]), limits: { completenessMin: 0.8 } })).toBeUndefined();
    expect(found(market({ chain: chainOf([260, 270]), limits: { completenessMin: 0.8 } }))).toEqual({
      gate: 'chain-completeness',
      measured: 0.6,
      limit: 0.8,
      reason: undefined,
    });
    // What lies outside the wings does not count; where the gate is off nothing does.
    expect(market({ chain: chainOf([240, 300]), limits: { completenessMin: 1 } })).toBeUndefined();
    expect(market({ chain: chainOf([250, 260, 270, 280]) })).toBeUndefined();
  });
});

describe('leg-spread', () => {
  it('names the leg that is too wide and what is wrong with it', () => {
    const limits = { spreadRatioMax: 0.01, spreadCentsMax: 1 };
    expect(found(legs({ limits }))).toMatchObject({ gate: 'leg-spread', limit: 0.01, reason: 'wide-spread' });
    expect(legs({ limits: { spreadRatioMax: 0, spreadCentsMax: 2 } })).toBeUndefined();
  });

  it('lets what is bought go without a bid, and nothing else', () => {
    const { quotes } = candidateOf(CONDOR);
    const without = (place: number) =>
      quotes.map((quote, leg) => (leg === place ? { bidCents: cents(0), askCents: cents(5) } : quote));
    expect(legs({ candidate: { quotes: without(0) } })).toBeUndefined();
    expect(found(legs({ candidate: { quotes: without(1) } }))).toMatchObject({ reason: 'no-bid' });
  });
});

describe('iv-validity', () => {
  const ivs = (iv: number) => ({ ivs: [0.2, 0.2, iv, 0.2] });
  const limits = { ivMin: 0.05, ivMax: 1 };

  it('is a band that may be met at both ends', () => {
    expect(legs({ candidate: ivs(0.05), limits })).toBeUndefined();
    expect(legs({ candidate: ivs(1), limits })).toBeUndefined();
    expect(found(legs({ candidate: ivs(0.049), limits }))).toMatchObject({
      gate: 'iv-validity',
      measured: 0.049,
      limit: 0.05,
    });
    expect(found(legs({ candidate: ivs(1.001), limits }))).toMatchObject({
      gate: 'iv-validity',
      measured: 1.001,
      limit: 1,
    });
  });

  it('refuses what is not known, even without a band', () => {
    for (const iv of [Number.NaN, Infinity]) {
      expect(found(legs({ candidate: ivs(iv) }))).toMatchObject({
        gate: 'iv-validity',
        reason: 'iv-unknown',
      });
    }
    expect(found(legs({ candidate: { ivs: [0.2, 0.2, 0.2] } }))).toMatchObject({ reason: 'iv-unknown' });
    expect(found(legs({ candidate: ivs(-0.1) }))).toMatchObject({ measured: -0.1, limit: 0 });
  });
});

describe('activity', () => {
  const active = (volume: number, openInterest: number): ChainSnapshot => {
    const chain: ChainSnapshot = new FakeChain([EXPIRY], QUOTED_MS);
    chain.activity = (_, right, strikeCents) =>
      right === 'put' && strikeCents === 25_000
        ? { volume, openInterest }
        : { volume: 1e6, openInterest: 1e6 };
    return chain;
  };

  it('of every leg has a least volume and open interest that may be met', () => {
    const limits = { volumeMin: 10, openInterestMin: 20 };
    expect(legs({ chain: active(10, 20), limits })).toBeUndefined();
    expect(found(legs({ chain: active(9, 20), limits }))).toMatchObject({
      gate: 'volume',
      measured: 9,
      limit: 10,
    });
    expect(found(legs({ chain: active(10, 19), limits }))).toMatchObject({
      gate: 'open-interest',
      measured: 19,
      limit: 20,
    });
    expect(legs({ chain: active(0, 0) })).toBeUndefined();
  });

  it('that is not known refuses', () => {
    expect(found(legs({ limits: { volumeMin: 0 } }))).toMatchObject({
      gate: 'volume',
      reason: 'volume-unknown',
    });
    expect(found(legs({ limits: { openInterestMin: 0 } }))).toMatchObject({
      reason: 'open-interest-unknown',
    });
    expect(found(legs({ chain: active(Number.NaN, 1), limits: { volumeMin: 0 } }))).toMatchObject({
      reason: 'volume-unknown',
    });
  });
});
