import { expect, test } from 'vitest';
import type { CalendarTable, EpochMs, SessionDate } from '../../core/domain/index.ts';
import { easternMinuteOfDay } from '../../core/market/index.ts';
import { compareHolidays } from './compare-holidays.ts';
import type { VendorHoliday } from '../../adapters/market-data/polygon/index.ts';

const table: CalendarTable = {
  from: '2026-01-01' as SessionDate,
  to: '2026-12-31' as SessionDate,
  openMinute: 570,
  closeMinute: 960,
  closures: ['2026-07-03', '2026-09-07', '2026-11-26', '2026-12-25'] as SessionDate[],
  earlyCloses: [
    { date: '2026-11-27' as SessionDate, minuteOfDay: 780 },
    { date: '2026-12-24' as SessionDate, minuteOfDay: 780 },
  ],
  lateOpens: [],
};

const closed = (date: string, exchange = 'NYSE'): VendorHoliday => ({
  exchange,
  name: 'a day',
  date: date as SessionDate,
  state: 'closed',
});
const early = (date: string, closeMs: number): VendorHoliday => ({
  exchange: 'NYSE',
  name: 'a day',
  date: date as SessionDate,
  state: 'early-close',
  closeMs: closeMs as EpochMs,
});

test('days that agree are silent, all others are listed in order', () => {
  const vendor = [
    closed('2026-12-25'),
    closed('2026-11-26'),
    // 13:00 in New York in winter and, wrongly, in an hour of summer time.
    early('2026-11-27', Date.UTC(2026, 10, 27, 18)),
    early('2026-12-24', Date.UTC(2026, 11, 24, 17)),
    closed('2026-07-03'),
    closed('2026-10-12'),
    closed('2026-08-03', 'OTC'),
    closed('2027-01-01'),
  ];
  expect(compareHolidays(vendor, table, easternMinuteOfDay)).toEqual([
    { date: '2026-09-07', vendor: 'regular', table: 'closed' },
    { date: '2026-10-12', vendor: 'closed', table: 'regular' },
    { date: '2026-12-24', vendor: 720, table: 780 },
  ]);
});

test('where the vendor lists nothing, nothing is compared', () => {
  expect(compareHolidays([], table, easternMinuteOfDay)).toEqual([]);
  expect(compareHolidays([closed('2026-07-03')], table, easternMinuteOfDay)).toEqual([]);
});
