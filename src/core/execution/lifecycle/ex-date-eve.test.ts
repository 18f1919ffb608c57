// Checks which session is the last before an ex-date, across weekends, holidays and the calendar's ends.
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import { exDateEve } from './ex-date-eve.ts';

const eveOf = (date: string): unknown => {
  const found = exDateEve(date as SessionDate, nyse);
  return found.ok ? found.eve : found;
};

describe('the eve of an ex-date', () => {
  it.each([
    ['2024-03-15', '2024-03-14'],
    ['2024-12-23', '2024-12-20'],
    ['2025-06-20', '2025-06-18'],
    ['2024-09-03', '2024-08-30'],
    // After Good Friday.
    ['2024-04-01', '2024-03-28'],
  ])('%s is the session of %s', (exDate, eve) => {
    expect(eveOf(exDate)).toBe(eve);
  });

  it('is not known for a day without a session', () => {
    expect(eveOf('2025-06-19')).toEqual({
      ok: false,
      code: 'ex-date-closed',
      message: 'expected an ex-date on which the exchange is open, found 2025-06-19',
    });
    expect(eveOf('2025-06-21')).toMatchObject({ code: 'ex-date-closed' });
  });

  it('is not known outside the calendar', () => {
    expect(eveOf('2199-01-04')).toEqual({
      ok: false,
      code: 'outside-calendar',
      message: `expected an ex-date from ${nyse.from} to ${nyse.to}, found 2199-01-04`,
    });
    // The first session has none before it.
    expect(eveOf(nyse.sessions[0]?.date ?? '')).toMatchObject({ code: 'ex-date-closed' });
  });
});
