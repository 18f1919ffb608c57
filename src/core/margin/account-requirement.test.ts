// Tests requirements of a whole account: underlyings added up, expiries as each rule has them, shares to Quantor's rule alone.
import { describe, expect, it } from 'vitest';
import { accountRequirement, MARGIN_RULES } from './account-requirement.ts';
import { APRIL, condor, leg, MARCH, seriesOn } from './margin-leg.fixture.ts';
import type { HeldShares } from './position.ts';
import type { PricedLeg } from './requirement.ts';
import type { Underlying } from './underlying.ts';

const UNDERLYINGS: Readonly<Record<string, Underlying>> = {
  SPY: { spotPoints: 450, kind: 'broad-etf' },
  SPX: { spotPoints: 4_500, kind: 'index' },
  XSP: { spotPoints: 450, kind: 'index' },
};
const named = (name: string): Underlying | undefined => UNDERLYINGS[name];

const figures = (legs: readonly PricedLeg[], shares: readonly HeldShares[] = []): object =>
  Object.fromEntries(
    MARGIN_RULES.map((rule) => {
      const requirement = accountRequirement(rule, { legs, shares }, named);
      return [rule, requirement.ok ? requirement.cents / 100 : requirement.reason];
    }),
  );

describe('accountRequirement', () => {
  it('adds up expiries, but for Alpaca, which takes the largest', () => {
    const legs = [...condor(1, [430, 440, 460, 470]), ...condor(1, [420, 440, 460, 480], APRIL)];
    expect(figures(legs)).toEqual({ quantor: 3_000, cboe: 3_000, ibkr: 3_000, alpaca: 2_000, lean: 3_000 });
  });

  it('asks by each rule of its own', () => {
    expect(figures(condor(2, [400, 450, 500, 660]))).toEqual({
      quantor: 32_000,
      cboe: 32_000,
      ibkr: 42_000,
      alpaca: 32_000,
      lean: 10_000,
    });
  });

  it('adds up underlyings', () => {
    const index = condor(1, [4_300, 4_400, 4_600, 4_700], seriesOn('2025-03-21', 'SPXW'));
    const mini = condor(1, [430, 440, 460, 470], seriesOn('2025-03-21', 'XSP'));
    const all = { quantor: 12_000, cboe: 12_000, ibkr: 12_000, alpaca: 12_000, lean: 12_000 };
    expect(figures([...condor(1, [430, 440, 460, 470]), ...index, ...mini])).toEqual(all);
  });

  it('lets SPXW cover SPX, never XSP or SPY', () => {
    const short = leg(-1, 'call', 4_600, { expiry: seriesOn('2025-03-21', 'SPX', 'AM') });
    const covered = [short, leg(1, 'call', 4_650, { expiry: seriesOn('2025-03-21', 'SPXW') })];
    expect(figures(covered)).toMatchObject({
      cboe: 5_000,
      quantor: 'uncovered-calls',
      alpaca: 'uncovered-calls',
    });
    const other = [short, leg(1, 'call', 4_650, { expiry: seriesOn('2025-03-21', 'XSP') })];
    // 1 + 0.15 x 4,500 - 100.
    expect(figures(other)).toMatchObject({ cboe: 57_600 });
  });

  it('nets what is bought back', () => {
    expect(figures([leg(0, 'put', 440), leg(-1, 'call', 460), leg(1, 'call', 460)])).toEqual({
      quantor: 0,
      cboe: 0,
      ibkr: 0,
      alpaca: 0,
      lean: 0,
    });
  });

  it('knows shares by Quantor’s rule alone', () => {
    const legs = [leg(1, 'call', 470)];
    const gap = 'shares-not-modelled';
    expect(figures(legs, [{ root: 'SPY', shares: -100 }])).toEqual({
      quantor: 47_000,
      cboe: gap,
      ibkr: gap,
      alpaca: gap,
      lean: gap,
    });
    expect(figures(legs, [{ root: 'SPY', shares: 0 }])).toEqual({
      quantor: 0,
      cboe: 0,
      ibkr: 0,
      alpaca: 0,
      lean: 0,
    });
    expect(figures(legs, [{ root: 'SPY', shares: Number.NaN }])).toMatchObject({
      quantor: 'invalid-position',
    });
  });

  it('has a reason where any underlying has no figure', () => {
    const unknown = leg(-1, 'put', 100, { expiry: seriesOn('2025-03-21', 'QQQ') });
    expect(figures([unknown, ...condor(1, [430, 440, 460, 470])])).toEqual({
      quantor: 11_000,
      cboe: 'no-underlying-price',
      ibkr: 'no-underlying-price',
      alpaca: 11_000,
      lean: 'no-underlying-price',
    });
    expect(figures([leg(Number.NaN, 'put', 100)])).toEqual(
      Object.fromEntries(MARGIN_RULES.map((rule) => [rule, 'invalid-position'])),
    );
  });

  it('shows the parts of Quantor’s rule by expiry, shares beside the options or alone', () => {
    const shares = [{ root: 'SPY', shares: 300 }];
    const requirement = accountRequirement(
      'quantor',
      { legs: [leg(-1, 'call', 460), leg(-1, 'put', 440, { expiry: APRIL })], shares },
      named,
    );
    const shown = { root: 'SPY', sessionDate: MARCH.sessionDate };
    expect(requirement).toEqual({
      ok: true,
      cents: 4_400_000,
      parts: [
        {
          kind: 'expiry-payoff',
          cents: 0,
          legs: [{ ...shown, right: 'call', strikeCents: 46_000, quantity: -1 }],
          shares: 100,
        },
        {
          kind: 'expiry-payoff',
          cents: 4_400_000,
          legs: [
            { ...shown, sessionDate: APRIL.sessionDate, right: 'put', strikeCents: 44_000, quantity: -1 },
          ],
          shares: 0,
        },
        { kind: 'shares', cents: 0, legs: [], shares: 200 },
      ],
    });
  });
});
