// Tests the limits on an order itself beyond their boundaries: what they count, what they pass over and what they cannot know.
import { describe, expect, it } from 'vitest';
import { cents, optionContract, partOfStructure } from '../../domain/index.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { CONDOR, EXPIRY } from '../../portfolio/open-trade.fixture.ts';
import { checkAllocation } from './allocation.ts';
import { checkDuplicateOrder } from './duplicate-order.ts';
import { checkGammaNearExpiry } from './gamma-near-expiry.ts';
import { checkGreeks } from './greek-limits.ts';
import { checkOrderRate } from './orders-per-minute.ts';
import { checkPriceCollar } from './price-collar.ts';
import { atLeast, atMost } from './refusal.ts';
import { isSameBundle, noteSentOrder, type SentOrder, sentOrdersKeptMs } from './sent-orders.ts';

const NOW = 1_000_000_000;
const NOT_NUMBERS = [Number.NaN, Infinity, -Infinity];

describe('a comparison', () => {
  it('tells what was measured against what is allowed', () => {
    expect(atMost('allocation', 3, 2)).toEqual({ gate: 'allocation', measured: 3, limit: 2 });
    expect(atMost('allocation', 2, 2)).toBeUndefined();
    expect(atLeast('duplicate-order', 1, 2)).toEqual({ gate: 'duplicate-order', measured: 1, limit: 2 });
    expect(atLeast('duplicate-order', 2, 2)).toBeUndefined();
  });

  it('forgives rounding and nothing more, on either side of zero', () => {
    for (const limit of [5, -5]) {
      expect(atMost('allocation', limit + 4e-12, limit)).toBeUndefined();
      expect(atMost('allocation', limit + 6e-12, limit)).toMatchObject({ limit });
      expect(atLeast('allocation', limit - 4e-12, limit)).toBeUndefined();
      expect(atLeast('allocation', limit - 6e-12, limit)).toMatchObject({ limit });
    }
  });

  it('refuses what is no number', () => {
    for (const wrong of NOT_NUMBERS) {
      for (const compare of [atMost, atLeast]) {
        expect(compare('kelly', wrong, 1)).toEqual({ gate: 'kelly', reason: 'not-a-number' });
        expect(compare('kelly', 1, wrong)).toEqual({ gate: 'kelly', reason: 'not-a-number' });
      }
    }
  });
});

describe('the price collar', () => {
  const price = { limitCents: 80, midCents: 100, modelCents: 90, tickCents: 5 };

  it('is off without limits, and needs a model price where it is on', () => {
    expect(checkPriceCollar({ ...price, modelCents: undefined }, undefined)).toBeUndefined();
    expect(checkPriceCollar({ ...price, modelCents: undefined }, { ratioMax: 1, ticksMax: 100 })).toEqual({
      gate: 'price-collar',
      reason: 'no-model-price',
    });
  });

  it('tells the distance and what is allowed in dollars a share, of the mid first', () => {
    expect(checkPriceCollar(price, { ratioMax: 0.1, ticksMax: 1 })).toEqual({
      gate: 'price-collar',
      measured: 0.2,
      limit: 0.1,
    });
    expect(checkPriceCollar({ ...price, modelCents: 40 }, { ratioMax: 0.25, ticksMax: 0 })).toEqual({
      gate: 'price-collar',
      measured: 0.4,
      limit: 0.1,
    });
    expect(checkPriceCollar(price, { ratioMax: 0, ticksMax: 4 })).toBeUndefined();
    expect(checkPriceCollar(price, { ratioMax: 0, ticksMax: 3 })).toEqual({
      gate: 'price-collar',
      measured: 0.2,
      limit: 0.15,
    });
  });

  it('holds above the reference as below, and of references below nothing', () => {
    expect(checkPriceCollar({ ...price, limitCents: 121 }, { ratioMax: 0.2, ticksMax: 0 })).toMatchObject({
      measured: 0.21,
    });
    expect(checkPriceCollar({ ...price, modelCents: -80 }, { ratioMax: 2, ticksMax: 0 })).toBeUndefined();
    expect(checkPriceCollar({ ...price, modelCents: -80 }, { ratioMax: 1.9, ticksMax: 0 })).toMatchObject({
      measured: 1.6,
      limit: 1.52,
    });
  });

  it('refuses numbers that are none', () => {
    for (const wrong of [Number.NaN, Infinity]) {
      for (const change of [
        { limitCents: wrong },
        { midCents: wrong },
        { modelCents: wrong },
        { tickCents: wrong },
      ]) {
        expect(checkPriceCollar({ ...price, ...change }, { ratioMax: 0.3, ticksMax: 1 })).toMatchObject({
          gate: 'price-collar',
        });
      }
    }
  });
});

describe('sent orders', () => {
  const other = stageCondor(EXPIRY, [250, 260, 280, 291]);

  it('are the same bundle where all legs are', () => {
    const same = stageCondor(EXPIRY, [250, 260, 280, 290]);
    expect(isSameBundle(CONDOR, same)).toBe(true);
    expect(isSameBundle(CONDOR, other)).toBe(false);
    expect(
      isSameBundle(CONDOR, stageCondor(stageExpiry('XSP', '2018-02-23', 'PM'), [250, 260, 280, 290])),
    ).toBe(false);
    expect(isSameBundle(CONDOR, partOfStructure(CONDOR, [0, 1, 2]))).toBe(false);
    expect(isSameBundle(partOfStructure(CONDOR, [0, 1, 2]), CONDOR)).toBe(false);
    const bought = { ...CONDOR, legs: CONDOR.legs.map((leg) => ({ ...leg, quantity: 1 as const })) };
    expect(isSameBundle(CONDOR, bought)).toBe(false);
    const twin = optionContract(EXPIRY, 'call', cents(25_000));
    const calls = {
      ...CONDOR,
      legs: CONDOR.legs.map((leg, place) => (place === 0 ? { ...leg, contract: twin } : leg)),
    };
    expect(isSameBundle(CONDOR, calls)).toBe(false);
  });

  it('are dropped once they are older than what they are kept for', () => {
    const sent: SentOrder[] = [];
    for (const atMs of [0, 50, 100, 160])
      noteSentOrder(sent, { atMs, action: 'open', structure: CONDOR }, 100);
    expect(sent.map(({ atMs }) => atMs)).toEqual([100, 160]);
    noteSentOrder(sent, { atMs: 200, action: 'close', structure: undefined }, 100);
    expect(sent.map(({ atMs }) => atMs)).toEqual([100, 160, 200]);
  });

  it('are kept a minute, or as long as the window of duplicates', () => {
    expect(sentOrdersKeptMs({})).toBe(60_000);
    expect(sentOrdersKeptMs({ duplicateMinutes: 0.5 })).toBe(60_000);
    expect(sentOrdersKeptMs({ duplicateMinutes: 5 })).toBe(300_000);
  });

  it('of the same structure hold a second one back, closing orders and others do not', () => {
    const at = (ageMs: number, changes: Partial<SentOrder> = {}): SentOrder => ({
      atMs: NOW - ageMs,
      action: 'open',
      structure: CONDOR,
      ...changes,
    });
    const check = (sent: readonly SentOrder[], minutes?: number) =>
      checkDuplicateOrder(CONDOR, sent, NOW, minutes);
    expect(check([at(30_000)], 1)).toEqual({ gate: 'duplicate-order', measured: 0.5, limit: 1 });
    expect(check([at(90_000), at(30_000), at(600_000)], 1)).toMatchObject({ measured: 0.5 });
    expect(check([at(30_000)])).toBeUndefined();
    expect(check([], 1)).toBeUndefined();
    expect(
      check([at(1, { action: 'close' }), at(1, { structure: undefined }), at(1, { structure: other })], 1),
    ).toBeUndefined();
    // A clock that ran back tells nothing.
    expect(check([at(-1)], 1)).toMatchObject({ gate: 'duplicate-order' });
    expect(check([at(Number.NaN)], 1)).toEqual({ gate: 'duplicate-order', reason: 'not-a-number' });
  });

  it('count towards the rate where they are not surely a minute old', () => {
    const at = (ageMs: number): SentOrder => ({ atMs: NOW - ageMs, action: 'close', structure: undefined });
    const rate = { perMinuteMax: 4, keptForExits: 1 };
    expect(checkOrderRate([at(0), at(1)], NOW, rate)).toBeUndefined();
    expect(checkOrderRate([at(0), at(1), at(2)], NOW, rate)).toEqual({
      gate: 'orders-per-minute',
      measured: 4,
      limit: 3,
    });
    expect(checkOrderRate([at(60_000), at(1), at(2)], NOW, rate)).toBeUndefined();
    expect(checkOrderRate([at(Number.NaN), at(-5), at(2)], NOW, rate)).toMatchObject({ measured: 4 });
    expect(checkOrderRate([at(0), at(0), at(0), at(0)], NOW, undefined)).toBeUndefined();
  });
});

describe('limits on what is added', () => {
  it('refuse where the Greeks are not known and a limit asks for them', () => {
    expect(checkGreeks('trade-greeks', undefined, { vega: 0.1 }, 100)).toEqual({
      gate: 'trade-greeks',
      reason: 'no-greeks',
    });
    expect(checkGreeks('trade-greeks', undefined, { vega: undefined }, 100)).toBeUndefined();
    expect(checkGreeks('portfolio-greeks', undefined, {}, 100)).toBeUndefined();
  });

  it('name the first Greek that is too large, whatever its sign', () => {
    const greeks = { delta: -50, gamma: 30, vega: -20, theta: 10 };
    expect(checkGreeks('trade-greeks', greeks, { delta: 0.5, gamma: 0.2, vega: 0.1 }, 100)).toEqual({
      gate: 'trade-greeks',
      measured: 30,
      limit: 20,
      reason: 'gamma',
    });
    expect(checkGreeks('portfolio-greeks', greeks, { vega: 0.19 }, 100)).toMatchObject({
      measured: 20,
      limit: 19,
      reason: 'vega',
    });
    expect(checkGreeks('trade-greeks', { ...greeks, theta: Number.NaN }, { theta: 1 }, 100)).toEqual({
      gate: 'trade-greeks',
      reason: 'not-a-number',
    });
  });

  it('look at gamma near an expiry alone', () => {
    const book = { dte: 7, orderGamma: -60, heldGamma: -40, equityDollars: 1000 };
    const limit = { dteMax: 7, ratioMax: 0.1 };
    expect(checkGammaNearExpiry(book, limit)).toBeUndefined();
    expect(checkGammaNearExpiry({ ...book, heldGamma: -41 }, limit)).toEqual({
      gate: 'gamma-near-expiry',
      measured: 101,
      limit: 100,
    });
    expect(checkGammaNearExpiry({ ...book, heldGamma: 140 }, limit)).toBeUndefined();
    expect(checkGammaNearExpiry({ ...book, dte: 8, orderGamma: undefined }, limit)).toBeUndefined();
    expect(checkGammaNearExpiry({ ...book, orderGamma: undefined }, undefined)).toBeUndefined();
    for (const missing of [{ orderGamma: undefined }, { heldGamma: undefined }]) {
      expect(checkGammaNearExpiry({ ...book, ...missing }, limit)).toEqual({
        gate: 'gamma-near-expiry',
        reason: 'no-greeks',
      });
    }
  });

  it('sum worst losses over expiries, and refuse what has no bound', () => {
    const later = stageCondor(stageExpiry('XSP', '2018-03-16', 'PM'), [250, 260, 280, 290]);
    const positions = [CONDOR, later].flatMap(({ legs }) => legs);
    expect(checkAllocation(positions, 10_000_000, 0.02)).toBeUndefined();
    expect(checkAllocation(positions, 10_000_000, 0.0199)).toMatchObject({
      gate: 'allocation',
      measured: 2000,
      limit: expect.closeTo(1990, 6) as number,
    });
    expect(checkAllocation([{ root: 'SPY', shares: -100 }], 10_000_000, 1)).toEqual({
      gate: 'allocation',
      reason: 'unbounded-loss',
    });
    expect(checkAllocation([{ root: 'SPY', shares: -100 }], 10_000_000, undefined)).toBeUndefined();
    expect(checkAllocation(positions, Number.NaN, 1)).toEqual({ gate: 'allocation', reason: 'not-a-number' });
  });
});
