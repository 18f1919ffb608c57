// Checks what holders did on an eve of an ex-date that the data lack, and the figures told of every exercise.
import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../test/fixtures/venue-stage.ts';
import { spy, stagedLifecycle } from './lifecycle-stage.fixture.ts';

// 2018-01-15 is a holiday; 1.23 goes ex on 2018-01-17.
const BEFORE = '2018-01-12';
const EVE = '2018-01-16';
const EX_DATE = '2018-01-17';
const CALL = spy('call', 255);
const PUT = spy('put', 255);

function shortCalls(changes: Parameters<typeof stagedLifecycle>[0] = {}) {
  const stage = stagedLifecycle(changes);
  stage.hold(CALL, -3);
  stage.quote(CALL, 1485, 1530);
  stage.quote(PUT, 19, 21);
  return stage;
}

describe('an eve that the data lack', () => {
  it('assigns all the same, told with the next bar, before the dividend is paid', () => {
    const { close, bar, books } = shortCalls();
    expect(close(BEFORE)).toEqual([]);
    expect(bar(EX_DATE, 5)).toMatchObject([
      {
        kind: 'option-exercised',
        availableAtMs: instant(EX_DATE, 5),
        quantity: -3,
        reason: 'ex-dividend',
        cashCents: 7_650_000,
      },
      { kind: 'dividend-booked', exDate: EX_DATE, shares: -300, amountCents: -36_900 },
    ]);
    expect(books.account.shares('SPY')).toBe(-300);
    expect(bar(EX_DATE, 10)).toEqual([]);
  });

  it('is made up for where the ex-date is missing too', () => {
    const { close, bar } = shortCalls();
    close(BEFORE);
    expect(bar('2018-01-18', 5).map(({ kind }) => kind)).toEqual(['option-exercised', 'dividend-booked']);
  });

  it('goes by the quotes of the last session there is, not by those of the bar after', () => {
    const kept = shortCalls();
    kept.quote(PUT, 79, 81);
    kept.close(BEFORE);
    kept.quote(PUT, 19, 21);
    expect(kept.bar(EX_DATE, 5)).toEqual([]);
    const unquoted = shortCalls();
    unquoted.quote(PUT, 79, 81);
    // Without its last bar the session's quotes are not known: nobody is taken to hold on.
    unquoted.bar(BEFORE, 385);
    unquoted.end(BEFORE);
    expect(unquoted.bar(EX_DATE, 5)).toMatchObject([{ quantity: -3 }, { kind: 'dividend-booked' }]);
    const earlier = shortCalls();
    earlier.quote(PUT, 79, 81);
    earlier.close('2018-01-11');
    earlier.bar(BEFORE, 385);
    earlier.end(BEFORE);
    expect(earlier.bar(EX_DATE, 5)).toHaveLength(2);
  });

  it('asks the price of the last session', () => {
    const { close, bar } = shortCalls();
    close(BEFORE, { close: 255 });
    expect(bar(EX_DATE, 5, { close: 270 })).toEqual([]);
  });

  it('is no eve that was there, nor an evening without a dividend', () => {
    const held = shortCalls();
    held.quote(PUT, 79, 81);
    expect(held.close(EVE)).toEqual([]);
    held.quote(PUT, 19, 21);
    expect(held.bar(EX_DATE, 5)).toEqual([]);
    const none = shortCalls({ dividendOn: () => undefined });
    none.close(BEFORE);
    expect(none.bar('2018-01-22', 5)).toEqual([]);
  });

  it('assigns calls for the dividend alone: other exercise had its evening', () => {
    const { close, bar, hold } = shortCalls();
    close(BEFORE);
    hold(spy('put', 400), -1);
    expect(bar(EX_DATE, 5).map((report) => ('contract' in report ? report.contract.right : ''))).toEqual([
      'call',
      '',
    ]);
  });

  it('of two ex-dates pays each on what was held then', () => {
    const first = '2018-01-16';
    // A cent gone ex is no reason to exercise; the next day's dividend is.
    const { close, bar, books } = shortCalls({
      dividendOn: (exDate) =>
        exDate === first || exDate === EX_DATE
          ? { exDate, dollars: exDate === first ? 0.01 : 1.23 }
          : undefined,
    });
    books.account.addShares('SPY', 100);
    close('2018-01-11');
    expect(bar(EX_DATE, 5)).toMatchObject([
      { kind: 'dividend-booked', exDate: first, shares: 100, amountCents: 100 },
      { kind: 'option-exercised', shares: -300 },
      { kind: 'dividend-booked', exDate: EX_DATE, shares: -200, amountCents: -24_600 },
    ]);
  });
});

describe('the figures of an exercise', () => {
  it('are those of a call: the put at its middle, the nearest dividend, the rate and what is left', () => {
    const [told] = shortCalls().close(EVE);
    const carry = 255 * (1 - Math.exp((-0.024 * 31) / 365));
    expect(told).toMatchObject({
      decision: { probability: 1, oppositeMidDollars: 0.2, dividendDollars: 1.23, rate: 0.024 },
    });
    const edge = told?.kind === 'option-exercised' ? told.decision?.edgeDollars : undefined;
    expect(edge).toBeCloseTo(1.23 - 0.2 - carry, 6);
  });

  it('are those of a put: the call and all dividends that it gives up', () => {
    const stage = stagedLifecycle();
    stage.hold(spy('put', 320), -1);
    stage.quote(spy('put', 320), 4990, 5010);
    stage.quote(spy('call', 320), 0, 1);
    const [told] = stage.close(EX_DATE);
    expect(told).toMatchObject({
      reason: 'deep-put',
      decision: { probability: 1, oppositeMidDollars: 0.005, dividendDollars: 0 },
    });
  });
});
