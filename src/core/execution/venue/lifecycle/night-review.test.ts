// Checks early assignment by the venue: the eve of an ex-date, deep puts, parts, what nobody quotes, and that it repeats.
import { describe, expect, it } from 'vitest';
import { cents, optionContract, type SessionDate } from '../../../domain/index.ts';
import { instant, stageChain, stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import { createRng } from '../../../numerics/index.ts';
import { cashOf, JANUARY, RULES, spy, stagedLifecycle } from './lifecycle-stage.fixture.ts';
import { dividendsAfter } from './night-review.ts';

const EVE = '2018-01-16';
const CALL = spy('call', 255);
const PUT = spy('put', 255);

/** Short calls 15 points in the money; the put is worth 0.20, and carry 255 (1 - exp(-0.024 x 31 / 365)) = 0.52. */
function shortCalls(contracts = 3, changes: Parameters<typeof stagedLifecycle>[0] = {}) {
  const stage = stagedLifecycle(changes);
  stage.hold(CALL, -contracts);
  stage.quote(CALL, 1485, 1530);
  stage.quote(PUT, 19, 21);
  return stage;
}

describe('the night before an ex-date', () => {
  it('assigns short calls in the money when the session ends: shares, strike and contracts', () => {
    const { close, books } = shortCalls();
    const [exercised, ...others] = close(EVE);
    expect(others).toEqual([]);
    expect(exercised).toMatchObject({
      kind: 'option-exercised',
      contract: CALL,
      quantity: -3,
      reason: 'ex-dividend',
      availableAtMs: instant(EVE, 390),
      shares: -300,
      cashCents: 7_650_000,
      feesCents: 0,
    });
    expect(books.account.held()).toEqual([]);
    expect(books.account.shares('SPY')).toBe(-300);
    expect(books.account.cashCents()).toBe(10_000_000 + 7_650_000);
  });

  it('owes the dividend on the shares that were delivered, with the first bar of the ex-date', () => {
    const { close, bar, books } = shortCalls();
    close(EVE);
    const before = books.account.cashCents();
    expect(bar('2018-01-17', 5)).toMatchObject([
      {
        kind: 'dividend-booked',
        root: 'SPY',
        exDate: '2018-01-17',
        shares: -300,
        dollarsPerShare: 1.23,
        amountCents: -36_900,
      },
    ]);
    expect(books.account.cashCents() - before).toBe(-36_900);
    expect(bar('2018-01-17', 10)).toEqual([]);
    expect(bar('2018-01-18', 5)).toEqual([]);
  });

  it('is that evening alone', () => {
    const { close, bar } = shortCalls();
    expect(close('2018-01-12')).toEqual([]);
    expect(bar(EVE, 385)).toEqual([]);
    expect(close('2018-01-17')).toEqual([]);
  });

  it('keeps a call whose put is worth more, and one out of the money', () => {
    const kept = shortCalls();
    kept.quote(PUT, 79, 81);
    expect(kept.close(EVE)).toEqual([]);
    expect(shortCalls().close(EVE, { close: 255 })).toEqual([]);
  });

  it('takes what nobody quotes as worth nothing, which is the cautious side', () => {
    const { quotes, close } = shortCalls();
    quotes.clear();
    expect(close(EVE)).toMatchObject([{ kind: 'option-exercised', quantity: -3 }]);
    const crossed = shortCalls();
    crossed.quote(PUT, 82, 81);
    expect(crossed.close(EVE)).toMatchObject([{ quantity: -3 }]);
    const unoffered = shortCalls();
    unoffered.quote(PUT, 0, 0);
    expect(unoffered.close(EVE)).toMatchObject([{ quantity: -3 }]);
    const otherRoot = shortCalls();
    otherRoot.quote(PUT, 79, 81);
    expect(otherRoot.close(EVE, { chain: { unavailable: 'none' } })).toMatchObject([{ quantity: -3 }]);
  });

  it('without the session’s last bar goes by its last price', () => {
    const { bar, end, quote } = shortCalls();
    // Quotes that would keep the call, of a bar that is not the last.
    quote(PUT, 79, 81);
    bar(EVE, 385);
    expect(end(EVE)).toMatchObject([{ kind: 'option-exercised', quantity: -3 }]);
  });

  it('assigns nothing where the data end inside the session, or do not have it', () => {
    const inside = shortCalls();
    inside.bar(EVE, 385);
    expect(inside.end(EVE, false)).toEqual([]);
    const unseen = shortCalls();
    unseen.bar('2018-01-12', 385);
    expect(unseen.end(EVE)).toEqual([]);
    const missing = shortCalls();
    missing.bar('2018-01-12', 390);
    expect(missing.end(EVE)).toEqual([]);
  });

  it('assigns the net short of a contract alone', () => {
    const { hold, close, books } = shortCalls(3);
    hold(CALL, 2);
    expect(close(EVE)).toMatchObject([{ quantity: -1, shares: -100 }]);
    expect(books.account.held()).toMatchObject([{ long: 2, short: 2 }]);
    const flat = shortCalls(2);
    flat.hold(CALL, 2);
    expect(flat.close(EVE)).toEqual([]);
  });

  it('takes simulated quotes where none are recorded', () => {
    const { quote, quotes, close } = shortCalls();
    quote(PUT, 79, 81);
    const simulated = stageChain(quotes, instant(EVE, 390));
    expect(close(EVE, { chain: { ...simulated, root: 'SPY', origin: 'simulated' } })).toEqual([]);
  });

  it('takes quotes without a bid, locked ones and no impossible ones', () => {
    const withPut = (bid: number, ask: number) => {
      const stage = shortCalls(200);
      stage.quote(PUT, bid, ask);
      const [found] = stage.close(EVE);
      return found?.kind === 'option-exercised' ? -found.quantity : 0;
    };
    // A put of 0.80 keeps the call; without a bid that is uncertain; one that is not quoted soundly keeps nothing.
    expect(withPut(80, 80)).toBe(0);
    expect(Math.abs(withPut(0, 160) - 94)).toBeLessThan(29);
    expect(withPut(-5, 165)).toBe(200);
  });

  it('asks nothing of European contracts', () => {
    const { hold, close } = stagedLifecycle();
    hold(optionContract(stageExpiry('XSP', '2018-02-16', 'PM'), 'call', cents(25_500)), -3);
    expect(close(EVE)).toEqual([]);
  });

  it('counts a dividend on the expiry date, and none after it', () => {
    const onExpiry = stagedLifecycle();
    onExpiry.hold(spy('call', 255, stageExpiry('SPY', '2018-01-17', 'PM')), -1);
    expect(onExpiry.close(EVE)).toHaveLength(1);
    const after = stagedLifecycle({
      dividendOn: () => undefined,
      dividendsAheadOn: () => [{ exDate: '2018-01-22' as SessionDate, dollars: 5 }],
    });
    after.hold(spy('put', 320, JANUARY), -1);
    expect(after.close('2018-01-09')).toMatchObject([{ reason: 'deep-put' }]);
  });

  it('leaves what expires that day to its expiry, and longs alone', () => {
    const { hold, close } = stagedLifecycle();
    hold(spy('call', 255), 3);
    expect(close(EVE)).toEqual([]);
    const expiring = stagedLifecycle({
      dividendOn: () => ({ exDate: '2018-01-22' as SessionDate, dollars: 9 }),
    });
    expiring.hold(spy('call', 255, JANUARY), -1);
    expect(expiring.close('2018-01-19')).toEqual([]);
  });

  it('forgets as many as it is told', () => {
    expect(shortCalls(4, { forgottenShare: 1 }).close(EVE)).toEqual([]);
    const [some] = shortCalls(400, { forgottenShare: 0.25 }).close(EVE);
    const assigned = some?.kind === 'option-exercised' ? -some.quantity : 0;
    expect(Math.abs(assigned - 300)).toBeLessThan(40);
  });
});

describe('a part of the contracts', () => {
  /** The put's mid 0.70 leaves an edge of about 0.01 in a band of 0.30. */
  const partly = (seed: string) => {
    const stage = shortCalls(200, { rng: createRng(seed) });
    stage.quote(PUT, 40, 100);
    stage.quote(CALL, 1400, 1600);
    return stage;
  };

  it('is assigned where quotes leave it open, and the rest stays short', () => {
    const { close, books } = partly('a');
    const [exercised] = close(EVE);
    const assigned = exercised?.kind === 'option-exercised' ? -exercised.quantity : 0;
    // One half, four standard deviations of 200 draws.
    expect(Math.abs(assigned - 103)).toBeLessThan(29);
    expect(books.account.held()).toMatchObject([{ short: 200 - assigned }]);
    expect(books.account.shares('SPY')).toBe(-100 * assigned);
  });

  it('repeats by its seed, whatever else is held, and differs by seed and date', () => {
    const quantityOf = (seed: string, alsoHeld: boolean): number => {
      const stage = partly(seed);
      if (alsoHeld) stage.hold(spy('put', 280), -5);
      const found = stage
        .close(EVE)
        .find((report) => report.kind === 'option-exercised' && report.contract === CALL);
      return found?.kind === 'option-exercised' ? found.quantity : 0;
    };
    expect(quantityOf('a', false)).toBe(quantityOf('a', false));
    expect(quantityOf('a', true)).toBe(quantityOf('a', false));
    expect(new Set(['a', 'b', 'c', 'd'].map((seed) => quantityOf(seed, false))).size).toBeGreaterThan(1);
  });

  it('is drawn for each series by itself', () => {
    const { hold, quote, close } = partly('a');
    hold(spy('call', 256), -200);
    quote(spy('put', 256), 40, 100);
    quote(spy('call', 256), 1300, 1500);
    const [first = 0, second = 0] = close(EVE).map((report) =>
      report.kind === 'option-exercised' ? -report.quantity : 0,
    );
    // The same draws would differ by the one contract of 200 by which the chances do.
    expect(Math.abs(first - second)).toBeGreaterThan(3);
  });

  it('is drawn one by one where the open interest is not known', () => {
    const quantityOf = (activity: (() => undefined) | undefined) => {
      const stage = partly('a');
      const chain = { ...stageChain(stage.quotes, instant(EVE, 390)), root: 'SPY' as const };
      return stage.close(EVE, { chain: activity === undefined ? chain : { ...chain, activity } });
    };
    expect(quantityOf(() => undefined)).toEqual(quantityOf(undefined));
  });

  it('is no more than the open interest that is exercised', () => {
    const stage = partly('a');
    const chain = {
      root: 'SPY' as const,
      origin: 'recorded' as const,
      atMs: 0 as never,
      spotPoints: 270,
      expiries: () => [],
      strikesCents: () => [],
      forwardPoints: () => undefined,
      readQuote: (contract: { readonly right: string }, slot: { bidCents: number; askCents: number }) => {
        [slot.bidCents, slot.askCents] = contract.right === 'put' ? [40, 100] : [1400, 1600];
        return true;
      },
      model: () => undefined,
      activity: () => ({ volume: 0, openInterest: 200 }),
    };
    const [all] = stage.close(EVE, { chain });
    // The account holds the whole open interest: the share is met to the contract.
    const probability = 0.5 + (1.23 - 0.7 - 255 * (1 - Math.exp((-0.024 * 31) / 365))) / 0.6;
    expect(all).toMatchObject({ quantity: -Math.round(200 * probability) });
  });
});

describe('dividendsAfter', () => {
  it('takes the declared amount for the next session and expectations for later ones', () => {
    expect(dividendsAfter(EVE as SessionDate, RULES)).toEqual([{ exDate: '2018-01-17', dollars: 1.23 }]);
    expect(dividendsAfter('2018-01-12' as SessionDate, RULES)).toEqual([
      { exDate: '2018-01-17', dollars: 1.2 },
    ]);
    expect(dividendsAfter('2018-01-17' as SessionDate, RULES)).toEqual([]);
  });

  it('expects none for the next session where none was declared', () => {
    const undeclared = { ...RULES, dividendOn: () => undefined };
    expect(dividendsAfter(EVE as SessionDate, undeclared)).toEqual([]);
  });
});

it('cash and reports agree to the cent', () => {
  const { close, bar, books, hold, quote, shares } = shortCalls(5);
  hold(spy('put', 320), -2);
  quote(spy('put', 320), 4970, 5030);
  const reports = [...close(EVE), ...bar('2018-01-17', 5), ...close('2018-01-17')];
  shares.submit(
    1,
    { tradeId: 1, root: 'SPY', shares: -books.account.shares('SPY'), exitReason: 'assignment' } as never,
    0 as never,
  );
  reports.push(...bar('2018-01-18', 5, { open: 271.33 }));
  expect(reports.map(({ kind }) => kind)).toEqual([
    'option-exercised',
    'dividend-booked',
    'option-exercised',
    'order-accepted',
    'shares-filled',
  ]);
  expect(books.account.cashCents()).toBe(
    10_000_000 + reports.reduce((sum, report) => sum + cashOf(report), 0),
  );
  expect(books.account.shares('SPY')).toBe(0);
});
