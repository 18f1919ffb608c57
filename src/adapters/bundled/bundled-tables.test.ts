import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundledPath, minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';
import {
  readBrokerRules,
  readCalendarTable,
  readEconomicReleases,
  readFeeSchedules,
  readListingRules,
  readTickRules,
} from './index.ts';

describe('bundled tables', () => {
  it('carry the hash and size of their file', () => {
    for (const [read, file] of [
      [readCalendarTable(), 'nyse-calendar.json'],
      [readListingRules(), 'option-listing-rules.json'],
      [readTickRules(), 'tick-rules.json'],
      [readFeeSchedules(), 'fee-schedules.json'],
      [readBrokerRules(), 'broker-rules.json'],
      [readEconomicReleases(), 'us-macro-events.json'],
    ] as const) {
      const bytes = readFileSync(bundledPath(file));
      expect(read).toMatchObject({
        ok: true,
        input: {
          path: `bundled:${file}`,
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      });
    }
  });

  it('give times of day as minutes', () => {
    const read = readCalendarTable();
    if (!read.ok) throw new Error(read.error.message);
    expect(read.table).toMatchObject({
      from: '1990-01-01',
      to: '2028-12-31',
      openMinute: 570,
      closeMinute: 960,
    });
    expect(read.table.closures).toContain('2025-01-09');
    expect(read.table.earlyCloses).toContainEqual({ date: '2024-11-29', minuteOfDay: 780 });
  });

  it('give each broker the items that name it', () => {
    const read = readFeeSchedules();
    if (!read.ok) throw new Error(read.error.message);
    expect(read.table.map(({ broker }) => broker)).toEqual([
      'alpaca',
      'alpaca-with-sec-and-cat',
      'alpaca-pass-through',
      'ibkr',
      'tastytrade',
      'schwab',
    ]);
    const alpaca = read.table[0];
    expect(alpaca?.total).toEqual({ scope: 'day', rounding: 'up', unitCents: 1 });
    const onDay = alpaca?.items.filter(({ from, to }) => from <= '2025-08-01' && (to ?? '9') >= '2025-08-01');
    const namesOf = (subject: string): ReadonlySet<string> =>
      new Set(
        onDay
          ?.filter(({ roots, concerns }) => roots.includes('SPY') && (concerns ?? 'options') === subject)
          .map(({ name }) => name),
      );
    const options = ['commission', 'OCC clearing', 'options regulatory fee', 'FINRA trading activity fee'];
    expect(namesOf('options')).toEqual(new Set(options));
    const shares = ['commission', 'FINRA trading activity fee', 'SEC section 31 fee'];
    expect(namesOf('shares')).toEqual(new Set(shares));
    expect(namesOf('assignment')).toEqual(new Set(['exercise and assignment']));
  });

  it('give each release its date and time, and say which nobody knew before', () => {
    const read = readEconomicReleases();
    if (!read.ok) throw new Error(read.error.message);
    expect(read.table.releases).toContainEqual({
      event: 'fomc',
      date: '2012-12-12',
      minuteOfDay: 750,
      isScheduled: true,
    });
    expect(read.table.releases).toContainEqual({
      event: 'fomc',
      date: '2008-10-08',
      minuteOfDay: 420,
      isScheduled: false,
    });
    expect(read.table.coverage).toContainEqual({ event: 'fomc', from: '2000-01-01', to: '2027-12-31' });
  });

  it('are refused with every problem named where they do not fit', () => {
    const schema = z.object({ from: sessionDate, regularSession: z.object({ openEt: z.number() }) });
    expect(readBundledTable('calendar', 'nyse-calendar.json', schema)).toMatchObject({
      ok: false,
      error: {
        code: 'input-table',
        message: 'bundled:nyse-calendar.json: expected a valid table, found 1 problems',
        problems: [expect.stringContaining('regularSession.openEt') as string],
      },
    });
    expect(readBundledTable('x', 'none.json', schema)).toMatchObject({
      ok: false,
      error: { code: 'input-missing' },
    });
    expect(readBundledTable('x', 'README.md', schema)).toMatchObject({
      ok: false,
      error: { code: 'input-table' },
    });
  });

  it('refuse dates and times that do not exist', () => {
    expect(sessionDate.safeParse('2025-02-29').success).toBe(false);
    expect(sessionDate.safeParse('2024-02-29').success).toBe(true);
    expect(minuteOfDay.safeParse('24:00').success).toBe(false);
    expect(minuteOfDay.safeParse('09:60').success).toBe(false);
  });
});
