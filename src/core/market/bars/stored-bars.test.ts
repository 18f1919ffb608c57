// Tests that bars of a store are placed in their sessions and not judged again.
import { expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { prepareBars } from './prepare-bars.ts';
import { rawBars, type Row, sessionRows } from './raw-bars.fixture.ts';
import { placeStoredBars } from './stored-bars.ts';

const session = nyse.sessionOn('2024-07-03' as SessionDate);
if (session === undefined) throw new Error('2024-07-03 is a half day');
const half = sessionRows(session, 30);
const dailyRow = (date: string, price: number, dividend = 0): Row => ({
  stampMs: Date.parse(date),
  open: price,
  high: price + 1,
  low: price - 1,
  close: price,
  dividend,
});

it('gives what the hygiene pass gives of rows it has nothing to say of', () => {
  const raw = rawBars(half.toSpliced(2, 1));
  const placed = placeStoredBars(raw, nyse, { name: 'SPY 30m', timeframe: '30m' });
  const judged = prepareBars(raw, nyse, { name: 'SPY 30m' });
  expect(placed).toEqual(judged);
  expect(placed.ok && placed.report.gaps.missingBars).toBe(1);
});

it('leaves prices as they are where a second pass would not', () => {
  const raw = rawBars(
    [100, 100, 101, 420, 101, 100].map((price, day) =>
      dailyRow(`2024-07-${String(8 + day).padStart(2, '0')}`, price, day === 1 ? 1.5 : 0),
    ),
    'date',
  );
  const placed = placeStoredBars(raw, nyse, { name: 'SPY D', timeframe: 'D' });
  if (!placed.ok) throw new Error(placed.error.message);
  const judged = prepareBars(raw, nyse, { name: 'SPY D' });
  expect(judged.ok && judged.report.quarantinedRows).toBe(2);
  // 2024-07-13 was a Saturday: no session has a place for it.
  expect([...placed.series.close]).toEqual([100, 100, 101, 420, 101]);
  expect(placed.report.quarantineReasons).toEqual({ 'closed-day': 1 });
  expect([...placed.dividends]).toEqual([['2024-07-09', 1.5]]);
});

it('tells where no session has a place for any', () => {
  const raw = rawBars([dailyRow('2024-07-13', 100)], 'date');
  expect(placeStoredBars(raw, nyse, { name: 'SPY D', timeframe: 'D' })).toMatchObject({
    ok: false,
    error: { code: 'input-rows', message: expect.stringContaining('SPY D') as string },
  });
});
