import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../core/domain/index.ts';
import { readCalendarTable, readSpyDividends } from '../../adapters/bundled/index.ts';
import { compareText } from './compare-text.ts';
import { compareWithPolygon, isComplete } from './compare-with-polygon.ts';

const calendar = readCalendarTable();
const table = readSpyDividends();
if (!calendar.ok || !table.ok) throw new Error('the bundled tables cannot be read');
const NOW_MS = Date.UTC(2026, 10, 20, 15);

const dividend = (exDate: SessionDate, dollars: number) => ({
  ticker: 'SPY',
  ex_dividend_date: exDate,
  cash_amount: dollars,
  currency: 'USD',
});
const holiday = (date: string) => ({ exchange: 'NYSE', name: 'a day', date, status: 'closed' });

const DIVIDENDS = table.table.map(({ exDate, dollars }) => dividend(exDate, dollars));
const HOLIDAYS = calendar.table.closures
  .filter((date) => date >= '2026-11-20' && date < '2027-01-01')
  .map(holiday);
const EARLY = calendar.table.earlyCloses
  .filter(({ date }) => date >= '2026-11-20' && date < '2027-01-01')
  .map(({ date }) => ({ ...holiday(date), status: 'early-close', close: `${date}T18:00:00.000Z` }));

const stop = new AbortController().signal;

function compared(
  holidays: readonly object[],
  dividends: readonly object[],
  { key = 'CANARY-0123456789', nowMs = NOW_MS } = {},
) {
  const urls: string[] = [];
  const answer = compareWithPolygon({
    places: { environment: key === '' ? {} : { POLYGON_API_KEY: key }, homeFolder: '/nowhere', userId: 1 },
    nowMs,
    stop,
    surroundings: {
      fetch: (url) => {
        urls.push(url);
        const body = url.includes('marketstatus') ? holidays : { status: 'OK', results: dividends };
        const headers = { 'content-type': 'application/json' };
        return Promise.resolve(new Response(JSON.stringify(body), { headers }));
      },
    },
  });
  return { answer, urls };
}

test('tables that the vendor agrees with', async () => {
  const { answer, urls } = compared([...HOLIDAYS, ...EARLY], DIVIDENDS);
  const result = await answer;
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.holidays).toMatchObject({ entries: 4, differences: [] });
  expect(result.value.dividends).toMatchObject({ entries: DIVIDENDS.length, differences: [] });
  expect(compareText(result.value)).toContain('no difference');
  expect(urls.join(' ')).toContain('ex_dividend_date.lte=2026-11-20');
  expect(urls.join(' ')).not.toContain('CANARY');
});

test('differences are listed with both sides', async () => {
  const [first, second, ...others] = DIVIDENDS.slice(-3);
  if (first === undefined || second === undefined) throw new Error('unreachable');
  const late = dividend('2026-11-10' as SessionDate, 0.25);
  const { answer } = compared(
    [...HOLIDAYS.slice(1), ...EARLY, holiday('2026-11-20')],
    [...DIVIDENDS.slice(0, -3), { ...first, cash_amount: first.cash_amount + 0.01 }, ...others, late],
  );
  const result = await answer;
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.holidays.differences).toEqual([
    { date: '2026-11-20', vendor: 'closed', table: 'regular' },
    { date: '2026-11-26', vendor: 'regular', table: 'closed' },
  ]);
  expect(result.value.dividends.differences.map(({ exDate }) => exDate)).toEqual([
    ...new Set([first.ex_dividend_date, second.ex_dividend_date, '2026-11-10']),
  ]);
  const text = compareText(result.value);
  expect(text).toMatch(/2026-11-20 +closed +a full session/);
  expect(text).toMatch(/2026-11-10 +0\.2500 +none/);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('what is older than the vendor’s first dividend is not compared', async () => {
  const result = await compared([], DIVIDENDS.slice(-5)).answer;
  if (!result.ok) throw new Error(result.error.message);
  const [from, to] = [DIVIDENDS.at(-5), DIVIDENDS.at(-1)].map((row) => row?.ex_dividend_date);
  expect(result.value.dividends).toEqual({ span: { from, to }, entries: 5, differences: [], leftOut: {} });
});

test('dividends that the table has for days to come are not compared', async () => {
  const [last] = DIVIDENDS.slice(-1);
  if (last === undefined) throw new Error('unreachable');
  const nowMs = Date.parse(`${last.ex_dividend_date}T15:00:00Z`) - 5 * 86_400_000;
  const result = await compared([], DIVIDENDS.slice(-5, -1), { nowMs }).answer;
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.dividends).toMatchObject({ entries: 4, differences: [] });
});

test('a vendor that lists nothing has nothing to compare', async () => {
  const result = await compared([], []).answer;
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value).toEqual({
    holidays: { span: undefined, entries: 0, differences: [], leftOut: {} },
    dividends: { span: undefined, entries: 0, differences: [], leftOut: {} },
  });
  expect(isComplete(result.value)).toBe(false);
  expect(compareText(result.value)).toContain('nothing was compared');
});

test('what was not compared is counted', async () => {
  const others = [
    { ...holiday('2026-11-26'), exchange: 'NASDAQ' },
    { ...holiday('2026-11-27'), exchange: 'NASDAQ' },
    { ...holiday('2026-11-31') },
  ];
  const canadian = { ...dividend('2026-03-20' as SessionDate, 1), currency: 'CAD' };
  const early = dividend('1990-03-20' as SessionDate, 1);
  const result = await compared([...HOLIDAYS, ...EARLY, ...others], [early, ...DIVIDENDS, canadian]).answer;
  if (!result.ok) throw new Error(result.error.message);
  expect(isComplete(result.value)).toBe(true);
  expect(result.value.holidays).toMatchObject({
    entries: 4,
    leftOut: { 'other-exchange': 2, 'unreadable-date': 1 },
  });
  expect(result.value.dividends.leftOut).toEqual({ 'not-in-dollars': 1, 'before-the-table': 1 });
  expect(compareText(result.value)).toContain('left out: other-exchange 2');
});

test('without a key nothing is asked', async () => {
  const { answer, urls } = compared(HOLIDAYS, DIVIDENDS, { key: '' });
  expect(await answer).toMatchObject({ ok: false, error: { code: 'credentials-missing' } });
  expect(urls).toEqual([]);
});

const realData = process.env['QUANTOR_REAL_DATA'] ?? '';

describe.skipIf(realData === '')('recorded holidays (skipped where QUANTOR_REAL_DATA is unset)', () => {
  test('of 2022 are those of the table, to the hour of the early close', async () => {
    const file = join(realData, 'vendor-contracts', 'polygon', 'mocks', 'v1_marketstatus_upcoming.json');
    const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly date: string }[];
    const result = await compared(recorded, []).answer;
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.holidays).toMatchObject({ entries: 7, differences: [] });
    const without = recorded.filter(({ date }) => date !== '2022-07-04');
    expect(await compared(without, []).answer).toMatchObject({
      value: { holidays: { differences: [{ date: '2022-07-04', vendor: 'regular', table: 'closed' }] } },
    });
  });
});
