// Every limit on an entry at its boundary: what meets it exactly passes, and the next step beyond is refused by its gate.
import { describe, expect, it } from 'vitest';
import { cents, ENTRY_GATES, type EntryGate } from '../../domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { candidateOf, CONDOR, OPENED_ON } from '../../portfolio/open-trade.fixture.ts';
import { legGate, marketGate } from '../../strategy/gates/liquidity-gates.ts';
import type { LiquidityLimits } from '../../strategy/strategy-config.ts';
import { LOOSE, refusalOf, type RiskCase, stagedChain } from '../risk-case.fixture.ts';
import { boundaries, type Boundary } from './boundary-cases.fixture.ts';

const NAMES = [
  'price-collar, mid by ratio',
  'price-collar, mid by ticks',
  'price-collar, model by ratio',
  'duplicate-order',
  'orders-per-minute, orders',
  'orders-per-minute, the minute',
  'day-trades, count',
  'day-trades, what may become one',
  'day-trades, equity',
  'gamma-near-expiry, gamma',
  'gamma-near-expiry, days',
  'trade-greeks, delta',
  'portfolio-greeks, delta',
  'trade-greeks, gamma',
  'portfolio-greeks, gamma',
  'trade-greeks, vega',
  'portfolio-greeks, vega',
  'trade-greeks, theta',
  'portfolio-greeks, theta',
  'allocation',
  'risk-per-trade',
  'kelly',
  'volatility-target',
  'cvar-budget',
  'correlated-risk',
  'buying-power',
  'signal-size',
];
const nameOf = ({ gate, of }: Boundary): string => (of === undefined ? gate : `${gate}, ${of}`);

describe('a limit on an entry', () => {
  it.each(NAMES)('%s: met exactly passes, one step more is refused', (name) => {
    const boundary = boundaries().find((one) => nameOf(one) === name);
    const { gate, met, broken } = boundary as Boundary;
    expect(refusalOf(met)).toBeUndefined();
    expect(refusalOf(broken)?.gate).toBe(gate);
    // The limit alone decides: with it off, what it refuses passes.
    const account = { ...broken.account, equityCents: 1e9, cashCents: 1e9, dayTrading: undefined };
    expect(refusalOf({ ...broken, limits: LOOSE, account })).toBeUndefined();
  });

  it('has its pair here', () => {
    expect(boundaries().map(nameOf)).toEqual(NAMES);
    const asked = new Set(boundaries().map(({ gate }) => gate));
    const first = ENTRY_GATES.indexOf('price-collar');
    expect(ENTRY_GATES.slice(first).filter((gate) => !asked.has(gate))).toEqual([]);
  });
});

const QUOTED_MS = instant(OPENED_ON, 60);
const WIDE: LiquidityLimits = {
  spreadRatioMax: 0,
  spreadCentsMax: 2,
  quoteAgeSecondsMax: 5,
  completenessMin: 1,
  ivMin: 0.2,
  ivMax: 0.2,
};
const liquidity = (limits: Partial<LiquidityLimits>, nowMs = QUOTED_MS + 5000): EntryGate | undefined => {
  const judged = { candidate: candidateOf(CONDOR), chain: activeChain(), nowMs };
  return (marketGate(judged, { ...WIDE, ...limits }) ?? legGate(judged, { ...WIDE, ...limits }))?.gate;
};
const activeChain = () =>
  Object.assign(stagedChain(), { activity: () => ({ volume: 10, openInterest: 20 }) });

describe('a limit on the market of an entry', () => {
  it.each<[EntryGate, Partial<LiquidityLimits>, Partial<LiquidityLimits>]>([
    ['quote-age', { quoteAgeSecondsMax: 5 }, { quoteAgeSecondsMax: 4.999 }],
    ['chain-completeness', { completenessMin: 1 }, { completenessMin: 1.001 }],
    ['leg-spread', { spreadCentsMax: 2 }, { spreadCentsMax: 1 }],
    ['iv-validity', { ivMin: 0.2 }, { ivMin: 0.2001 }],
    ['iv-validity', { ivMax: 0.2 }, { ivMax: 0.1999 }],
    ['volume', { volumeMin: 10 }, { volumeMin: 11 }],
    ['open-interest', { openInterestMin: 20 }, { openInterestMin: 21 }],
  ])('%s: met exactly passes, one step more is refused', (gate, met, broken) => {
    expect(liquidity(met)).toBeUndefined();
    expect(liquidity(broken)).toBe(gate);
  });
});

it('whole cents of credit are kept by the width: a unit that brings all but a cent of it is the last that is sound', () => {
  const rich = (naturalCents: number): RiskCase => ({
    candidate: { naturalCreditCents: cents(naturalCents), midCreditCents: naturalCents },
  });
  expect(refusalOf(rich(999))).toBeUndefined();
  expect(refusalOf(rich(1000))).toEqual({ gate: 'price-collar', reason: 'credit-not-sound' });
});
