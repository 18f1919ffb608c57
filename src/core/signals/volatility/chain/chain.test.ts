// Tests the volatilities read from a chain whose smile and deltas are given by formulas.
import { describe, expect, it } from 'vitest';
import {
  type Cents,
  cents,
  type ContractModel,
  type OptionExpiry,
  type OptionRight,
  type SessionDate,
} from '../../../domain/index.ts';
import { FakeChain, strikeLadder } from '../../../domain/market/fake-chain.fixture.ts';
import { instant, stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import { atmVolatility } from './atm-volatility.ts';
import { nearestExpiry } from './nearest-expiry.ts';
import { skew25 } from './skew.ts';
import { volatilityAtDelta } from './volatility-at-delta.ts';

const TODAY = '2019-01-07' as SessionDate;
const EXPIRIES = ['2019-01-11', '2019-01-18', '2019-02-15', '2019-02-22'].map((date) =>
  stageExpiry('XSP', date, 'PM'),
);
const EXPIRY = EXPIRIES[2] as OptionExpiry;

/** Volatility falls by 0.001 a point of strike from 0.2 at 270; calls have `callExtra` more. */
class SmiledChain extends FakeChain {
  callExtra = 0;
  asked = 0;
  lacking: OptionRight | undefined;

  override model(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractModel | undefined {
    this.asked += 1;
    if (right === this.lacking) return undefined;
    const model = super.model(expiry, right, strikeCents);
    const iv = 0.2 - 0.001 * (strikeCents / 100 - 270) + (right === 'call' ? this.callExtra : 0);
    return model && { ...model, iv };
  }
}

const chainOf = (): SmiledChain => new SmiledChain(EXPIRIES, instant(TODAY, 30));

/** The strike, in points, at which the chain has a delta: the inverse of its logistic. */
function strikeAt(chain: FakeChain, right: OptionRight, absDelta: number): number {
  const delta = chain.model(EXPIRY, 'call', cents(28_000))?.delta ?? 0;
  const scale = (280 - chain.spotPoints) / Math.log(1 / delta - 1);
  const callDelta = right === 'call' ? absDelta : 1 - absDelta;
  return chain.spotPoints + scale * Math.log(1 / callDelta - 1);
}

describe('the expiry', () => {
  it.each([
    [0, '2019-01-11'],
    [7, '2019-01-11'],
    [8, '2019-01-18'],
    [25, '2019-01-18'],
    [26, '2019-02-15'],
    [45, '2019-02-22'],
    [400, '2019-02-22'],
  ])('nearest %d days is of %s, the sooner of two as near', (dteTarget, date) => {
    expect(nearestExpiry(chainOf(), TODAY, dteTarget)?.sessionDate).toBe(date);
  });

  it('is none where none is listed', () => {
    expect(nearestExpiry(new FakeChain([], instant(TODAY, 30)), TODAY, 45)).toBeUndefined();
  });
});

describe('volatility at the money', () => {
  it('is at the strike nearest the forward, the lower of two, the mean of both rights', () => {
    const chain = chainOf();
    chain.callExtra = 0.02;
    for (const [spot, strike] of [
      [270, 270],
      [270.4, 270],
      [270.5, 270],
      [270.6, 271],
      [100, 200],
      [500, 340],
    ] as const) {
      chain.spotPoints = spot;
      expect(atmVolatility(chain, EXPIRY)).toBeCloseTo(0.2 - 0.001 * (strike - 270) + 0.01, 14);
    }
  });

  it('is that of one right where the other has none', () => {
    const chain = chainOf();
    chain.callExtra = 0.02;
    chain.lacking = 'put';
    expect(atmVolatility(chain, EXPIRY)).toBeCloseTo(0.22, 14);
    chain.lacking = 'call';
    expect(atmVolatility(chain, EXPIRY)).toBeCloseTo(0.2, 14);
  });

  it('is none without strikes or without a model', () => {
    const chain = chainOf();
    chain.hasModel = () => false;
    expect(atmVolatility(chain, EXPIRY)).toBeUndefined();
    chain.strikes = [];
    expect(atmVolatility(chain, EXPIRY)).toBeUndefined();
  });
});

describe('volatility at a delta', () => {
  it('lies between the two strikes around it', () => {
    const chain = chainOf();
    for (const right of ['put', 'call'] as const)
      for (const absDelta of [0.45, 0.3, 0.25, 0.1, 0.02]) {
        const found = volatilityAtDelta(chain, EXPIRY, right, absDelta) ?? Number.NaN;
        // Volatility is linear in the strike here, and delta nearly so within a point.
        expect(found).toBeCloseTo(0.2 - 0.001 * (strikeAt(chain, right, absDelta) - 270), 4);
      }
  });

  it('is exact between strikes far apart', () => {
    const chain = chainOf();
    chain.strikes = strikeLadder(250, 290, 20);
    const inner = chain.model(EXPIRY, 'put', cents(27_000));
    const outer = chain.model(EXPIRY, 'put', cents(25_000));
    const share = (-(inner?.delta ?? 0) - 0.25) / ((outer?.delta ?? 0) - (inner?.delta ?? 0));
    expect(volatilityAtDelta(chain, EXPIRY, 'put', 0.25)).toBeCloseTo(0.2 + share * 0.02, 14);
  });

  it('needs no model of the far wings, and none where it does not look', () => {
    const chain = chainOf();
    chain.hasModel = (strike) => Math.abs(strike / 100 - 270) < 20;
    expect(volatilityAtDelta(chain, EXPIRY, 'put', 0.25)).toBeCloseTo(
      volatilityAtDelta(chainOf(), EXPIRY, 'put', 0.25) ?? 0,
      14,
    );
    chain.asked = 0;
    volatilityAtDelta(chain, EXPIRY, 'put', 0.25);
    expect(chain.asked).toBeLessThan(16);
  });

  it('is none where even the strike nearest the money lies beyond it', () => {
    const chain = chainOf();
    chain.spotPoints = 160;
    expect(volatilityAtDelta(chain, EXPIRY, 'call', 0.25)).toBeUndefined();
    expect(volatilityAtDelta(chain, EXPIRY, 'call', 0.0005)).toBeCloseTo(
      0.2 - 0.001 * (strikeAt(chain, 'call', 0.0005) - 270),
      3,
    );
  });

  it('is none where the strikes end before it', () => {
    const chain = chainOf();
    chain.hasModel = (strike) => Math.abs(strike / 100 - 270) < 3;
    expect(volatilityAtDelta(chain, EXPIRY, 'put', 0.25)).toBeUndefined();
    chain.strikes = strikeLadder(268, 272);
    expect(volatilityAtDelta(chain, EXPIRY, 'call', 0.25)).toBeUndefined();
    chain.strikes = [];
    expect(volatilityAtDelta(chain, EXPIRY, 'call', 0.25)).toBeUndefined();
  });
});

describe('skew', () => {
  it('is the puts’ excess over the calls, by the level', () => {
    const chain = chainOf();
    const distance = strikeAt(chain, 'call', 0.25) - strikeAt(chain, 'put', 0.25);
    const skew = skew25(chain, EXPIRY);
    expect(skew.ok ? skew.value : Number.NaN).toBeCloseTo((0.001 * distance) / 0.2, 3);
  });

  it('is 0 on a flat smile and says what is missing', () => {
    const flat = new FakeChain(EXPIRIES, instant(TODAY, 30));
    expect(skew25(flat, EXPIRY)).toEqual({ ok: true, value: 0 });
    flat.hasModel = (strike) => Math.abs(strike / 100 - 270) < 3;
    expect(skew25(flat, EXPIRY)).toEqual({ ok: false, reason: 'no-25-delta-strikes' });
    flat.hasModel = () => false;
    expect(skew25(flat, EXPIRY)).toEqual({ ok: false, reason: 'no-atm-volatility' });
  });
});
