// Tests that nothing holds an exit back, and that one that cannot be is a broken invariant.
import { describe, expect, it } from 'vitest';
import { EXIT_REASONS, InvariantViolation } from '../domain/index.ts';
import { instant, stageCondor, stageExpiry } from '../../../test/fixtures/venue-stage.ts';
import { CONDOR, OPENED_ON, openingOf, openTradeOf } from '../portfolio/open-trade.fixture.ts';
import { approveExit, approveRestingExit, approveShareOrder } from './approve-order.ts';

describe('an exit', () => {
  it('is approved whole, for every reason and at any price; only profit targets and DTE floors are unhurried', () => {
    const worthless = openTradeOf({
      opening: openingOf({ quantity: 9 }),
      markCents: -1e9,
      isMarkFresh: false,
      dte: -1,
    });
    for (const reason of EXIT_REASONS) {
      expect(approveExit(worthless, reason)).toEqual({
        tradeId: 1,
        action: 'close',
        structure: CONDOR,
        quantity: 9,
        quoteOrigin: 'simulated',
        quotedAtMs: instant(OPENED_ON, 60),
        urgency: ['profit-target', 'dte-floor', 'days-held', 'roll-out'].includes(reason)
          ? 'patient'
          : 'urgent',
        // The wider side: what holding to expiry can cost at most.
        limitCents: 1000,
        exitReason: reason,
        workFromMs: undefined,
        expiresAtMs: undefined,
      });
    }
  });

  it('has no limit where it is forced before shares would be delivered, and that one alone', () => {
    const limitOf = (root: 'SPY' | 'XSP', reason: (typeof EXIT_REASONS)[number]) => {
      const structure = stageCondor(stageExpiry(root, '2018-02-16', 'PM'), [250, 260, 280, 290]);
      return approveExit(openTradeOf({ opening: openingOf({ structure }) }), reason).limitCents;
    };
    for (const reason of EXIT_REASONS) {
      expect(limitOf('SPY', reason), reason).toBe(reason === 'expiry' ? undefined : 1000);
      expect(limitOf('XSP', reason), reason).toBe(1000);
    }
  });

  it('of legs held unevenly is for what one order can close, without a bound on a part', () => {
    const trade = openTradeOf({ opening: openingOf({ quantity: 3 }), legContracts: [3, 0, -2, 3] });
    const order = approveExit(trade, 'assignment');
    expect(order).toMatchObject({ quantity: 2, limitCents: undefined, structure: { kind: 'part' } });
    expect(order.structure.legs.map(({ contract }) => contract)).toEqual(
      [0, 2, 3].map((place) => CONDOR.legs[place]?.contract),
    );
  });

  it('that rests has its own price, no more than the width, and its day', () => {
    const expiresAtMs = instant(OPENED_ON, 390);
    const resting = (debitCents: number) => approveRestingExit(openTradeOf(), { debitCents, expiresAtMs });
    expect(resting(47)).toEqual({
      ...approveExit(openTradeOf(), 'profit-target'),
      limitCents: 47,
      expiresAtMs,
      rests: true,
    });
    expect([resting(0), resting(1000), resting(1001)].map(({ limitCents }) => limitCents)).toEqual([
      0, 1000, 1000,
    ]);
    for (const wrong of [-1, 0.5, Number.NaN])
      expect(() => resting(wrong)).toThrow(`a debit is whole cents, found ${wrong}`);
  });

  it.each<[readonly number[], string]>([
    [[0, 0, 0, 0], 'a trade that is closed holds contracts'],
    [[1, -1, -1, Number.NaN], 'a trade is closed in whole units, found NaN'],
    [[0.5, -0.5, -0.5, 0.5], 'a trade is closed in whole units, found 0.5'],
  ])('of %j stops the run', (legContracts, message) => {
    const trade = openTradeOf({ legContracts: [...legContracts] });
    expect(() => approveExit(trade, 'expiry')).toThrow(new InvariantViolation(message));
  });
});

describe('a share order', () => {
  it('trades away what is held, long or short', () => {
    for (const shares of [100, -300]) {
      expect(approveShareOrder(openTradeOf({ shares }), 'assignment')).toEqual({
        tradeId: 1,
        root: 'XSP',
        shares: -shares,
        exitReason: 'assignment',
      });
    }
  });

  it('stops the run where there is nothing to trade', () => {
    for (const shares of [0, 0.5, Number.NaN, Infinity]) {
      expect(() => approveShareOrder(openTradeOf({ shares }), 'assignment')).toThrow(
        new InvariantViolation('shares are traded in whole numbers'),
      );
    }
  });
});
