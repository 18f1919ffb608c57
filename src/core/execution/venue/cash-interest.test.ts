// Tests interest through the simulated venue: on which cash, for how many days, at which rate, and when none is paid.
import { describe, expect, it } from 'vitest';
import type { FeeItem, FeeSchedule, SessionDate } from '../../domain/index.ts';
import {
  DAY,
  EXPIRY_DAY,
  kinds,
  LAST_MINUTE,
  PM,
  stagedVenue,
  STRIKES,
} from '../../../../test/fixtures/staged-venue.ts';
import { instant, stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';

const RATES: ReadonlyMap<string, number> = new Map([
  [DAY, 0.03],
  ['2018-01-19', 0.05],
]);

describe('interest', () => {
  const interest = { rateOn: (date: SessionDate) => RATES.get(date) };

  it('accrues on the cash of the previous close for the days since, at the rate of then', () => {
    const { close } = stagedVenue({ interest });
    expect(close(DAY)).toEqual([]);
    const amountCents = Math.round(10_000_000 * Math.expm1(0.03 / 365));
    expect(amountCents).toBe(822);
    expect(close('2018-01-17')).toEqual([
      {
        kind: 'interest-credited',
        availableAtMs: instant('2018-01-17', LAST_MINUTE),
        date: '2018-01-17',
        amountCents,
        rate: 0.03,
      },
    ]);
    // No rate is known on the 17th; the 19th was a Friday.
    expect(close('2018-01-19')).toEqual([]);
    expect(close('2018-01-22')[0]).toMatchObject({
      amountCents: Math.round(10_000_822 * Math.expm1((0.05 * 3) / 365)),
      rate: 0.05,
    });
  });

  it('counts cash from the close after it came in', () => {
    const { bar, close, submit } = stagedVenue({ interest: { rateOn: () => 0.5 } });
    close(DAY);
    submit(1, 10, stageCondor(stageExpiry('XSP', '2018-03-16', 'PM'), STRIKES), { quantity: 100 });
    bar('2018-01-17', 5);
    const [first] = close('2018-01-17');
    expect(first).toMatchObject({ amountCents: Math.round(10_000_000 * Math.expm1(0.5 / 365)) });
    const carried =
      10_000_000 + 100 * 100 * 93 + (first?.kind === 'interest-credited' ? first.amountCents : 0);
    expect(close('2018-01-18')[0]).toMatchObject({
      amountCents: Math.round(carried * Math.expm1(0.5 / 365)),
    });
  });

  it('counts the fees and the settlement of what was traded', () => {
    const levy: FeeItem = {
      name: 'levy',
      basis: 'per-contract',
      amountDollars: 0.5,
      side: 'sell',
      effect: 'both',
      roots: ['XSP'],
      from: '2000-01-01' as SessionDate,
      source: 'test',
    };
    const feeSchedule: FeeSchedule = {
      broker: 'dear',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [levy],
    };
    const { close, hold } = stagedVenue({ feeSchedule, interest: { rateOn: () => 0.5 } });
    hold(PM, 100);
    // 93 a share received, two sales a condor at half a dollar, and 5 points lost on the short put.
    const carried = 10_000_000 + 100 * (100 * 93 - 2 * 50 - 100 * 500);
    const [settled, ...others] = close(EXPIRY_DAY, { close: 255 });
    expect(settled?.kind).toBe('expiry-settled');
    expect(others).toEqual([]);
    expect(close('2018-01-22')[0]).toMatchObject({
      amountCents: Math.round(carried * Math.expm1((0.5 * 3) / 365)),
    });
  });

  it('is paid at the session’s end, where bars are missing too, on what its settlement left', () => {
    const { bar, close, end, hold } = stagedVenue({ interest: { rateOn: () => 0.5 } });
    hold(PM, 100);
    close('2018-01-18');
    expect(bar(EXPIRY_DAY, 200, { close: 255 })).toEqual([]);
    const atMs = instant(EXPIRY_DAY, LAST_MINUTE);
    const reports = end(EXPIRY_DAY);
    expect(reports.map(({ kind, availableAtMs }) => [kind, availableAtMs])).toEqual([
      ['expiry-settled', atMs],
      ['interest-credited', atMs],
    ]);
    const [, paid] = reports;
    const held = 10_000_000 + 100 * 100 * 93;
    expect(paid).toMatchObject({ amountCents: Math.round(held * Math.expm1(0.5 / 365)) });
    const carried = held - 100 * 100 * 500 + (paid?.kind === 'interest-credited' ? paid.amountCents : 0);
    expect(close('2018-01-22')[0]).toMatchObject({
      amountCents: Math.round(carried * Math.expm1((0.5 * 3) / 365)),
    });
  });

  it('is not paid for a session whose close the data do not reach', () => {
    const { bar, close, end } = stagedVenue({ interest });
    close(DAY);
    bar('2018-01-17', 200);
    expect(end('2018-01-17', false)).toEqual([]);
  });

  it('does not accrue while the run warms up', () => {
    const { close } = stagedVenue({ interest: { rateOn: () => 0.03 } });
    expect(close(DAY, { isTradable: false })).toEqual([]);
    expect(close('2018-01-17')).toEqual([]);
    expect(kinds(close('2018-01-18'))).toEqual(['interest-credited']);
  });
});
