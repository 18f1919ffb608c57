// Tests that a monthly position is rolled once a month, at the first decision after its series has settled.
import { describe, expect, it } from 'vitest';
import type { SessionDate, Settlement } from '../domain/index.ts';
import type { TradingSession } from '../market/index.ts';
import { stageExpiry } from '../../../test/fixtures/venue-stage.ts';
import { createExpiryCalendar } from './roll-sessions.ts';

/** Around Good Friday of 2019: the April series expires on the Thursday before. */
const SESSIONS = ['2019-04-16', '2019-04-17', '2019-04-18', '2019-04-22', '2019-04-23'] as SessionDate[];
const EXPIRY = '2019-04-18';

function rolls(settlement: Settlement | undefined, isDecidedAtClose: boolean): readonly SessionDate[] {
  const before = (date: SessionDate) => {
    const found = SESSIONS[SESSIONS.indexOf(date) - 1];
    return found === undefined ? undefined : ({ date: found } as TradingSession);
  };
  const series = settlement === undefined ? [] : [stageExpiry('XSP', EXPIRY, settlement)];
  const calendar = createExpiryCalendar(
    { before, isMonthlyExpiry: (date) => date === EXPIRY },
    // A series that settles in the morning is not listed on its expiry.
    { expiriesOn: (date) => (settlement === 'AM' && date >= EXPIRY ? [] : series) },
  );
  return SESSIONS.filter((date) => calendar.isMonthlyRoll(date, isDecidedAtClose));
}

describe('a monthly roll', () => {
  it('is on the expiry itself where the series settles in the morning', () => {
    expect(rolls('AM', false)).toEqual(['2019-04-18']);
  });

  it('is on the session after where it settles at the close', () => {
    expect(rolls('PM', false)).toEqual(['2019-04-22']);
  });

  it('is on the session after where decisions come at the close', () => {
    expect(rolls('AM', true)).toEqual(['2019-04-22']);
    expect(rolls('PM', true)).toEqual(['2019-04-22']);
  });

  it('is on the expiry where the root has no series that settles then', () => {
    expect(rolls(undefined, false)).toEqual(['2019-04-18']);
  });
});
