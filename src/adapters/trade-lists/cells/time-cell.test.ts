// Checks the dates and times of trade lists: halves of a day, offsets of both signs, and what is none.
import { expect, test } from 'vitest';
import { dateOfCell, easternMoment, stampedMoment } from './time-cell.ts';

const day = dateOfCell('7/5/24');

test.each([
  ['9:32', '13:32:00'],
  ['15:45:30.250', '19:45:30'],
  ['3:45 PM', '19:45:00'],
  ['12:05 PM', '16:05:00'],
  ['12:05:00 am', '04:05:00'],
])('%s of a summer day in New York is %s of Greenwich', (clock, time) => {
  if (day === undefined) throw new Error('7/5/24 is a date');
  expect(easternMoment(day, clock)?.atMs).toBe(Date.parse(`2024-07-05T${time}Z`));
});

test.each(['', '24:00', '9:60', '13:00 PM', '0:30 AM', '9'])('"%s" is no time', (clock) => {
  if (day === undefined) throw new Error('7/5/24 is a date');
  expect(easternMoment(day, clock)).toBeUndefined();
});

test.each([
  ['2024-01-31T09:45:00-0500', '2024-01-31T14:45:00Z', '2024-01-31'],
  ['2024-02-01T03:30:00+01:00', '2024-02-01T02:30:00Z', '2024-01-31'],
  ['2024-02-01T02:30:00Z', '2024-02-01T02:30:00Z', '2024-01-31'],
])('%s is %s, the day in New York %s', (stamp, instant, date) => {
  expect(stampedMoment(stamp)).toEqual({ date, atMs: Date.parse(instant) });
});

test.each(['2024-01-31 09:45:00', '2024-01-31T09:45:00', '2024-02-30T09:45:00Z', '2024-01-31T24:00:00Z'])(
  '"%s" is no instant',
  (stamp) => {
    expect(stampedMoment(stamp)).toBeUndefined();
  },
);
