import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../../core/domain/index.ts';
import { easternDayNumber } from '../../../../core/market/index.ts';
import type { BarsRequest } from '../../../../core/ports/index.ts';
import { cannedVendor } from '../canned-vendor.fixture.ts';

const date = (text: string): SessionDate => text as SessionDate;
const span = { from: date('2024-03-08'), to: date('2024-03-12') };
const barsOf = (timeframe: BarsRequest['timeframe'], symbol = 'SPY'): BarsRequest => ({
  kind: 'bars',
  symbol,
  timeframe,
  ...span,
});
const noBars = { bars: {}, next_page_token: null };

describe('bars', () => {
  test.each([
    ['1m', '1Min'],
    ['5m', '5Min'],
    ['15m', '15Min'],
    ['30m', '30Min'],
    ['D', '1Day'],
  ] as const)('of %s are asked as %s, unadjusted, for whole days of New York', async (timeframe, words) => {
    const vendor = cannedVendor({ '/v2/stocks/bars': noBars }, { stockFeed: 'iex' });
    await vendor.page(barsOf(timeframe, ' spy'));
    expect(vendor.asked.map(({ origin }) => origin)).toEqual(['https://data.alpaca.markets']);
    expect(Object.fromEntries(vendor.asked[0]?.searchParams ?? [])).toEqual({
      symbols: 'SPY',
      timeframe: words,
      start: '2024-03-08T04:00:00.000Z',
      end: '2024-03-13T03:59:59.000Z',
      limit: '10000',
      adjustment: 'raw',
      feed: 'iex',
      sort: 'asc',
    });
  });

  test.each(['60m', 'W'] as const)(
    'of %s, which do not follow sessions, are refused unasked',
    async (timeframe) => {
      const vendor = cannedVendor({ '/v2/stocks/bars': noBars });
      expect(await vendor.steps(barsOf(timeframe))).toMatchObject([
        { ok: false, error: { code: 'request-unsupported' } },
      ]);
      expect(vendor.asked).toEqual([]);
    },
  );

  test('of an option go to the options', async () => {
    const vendor = cannedVendor({ '/v1beta1/options/bars': noBars });
    await vendor.page(barsOf('1m', 'SPXW  240315p05100000'));
    expect(vendor.asked[0]?.searchParams.get('symbols')).toBe('SPXW240315P05100000');
    expect(vendor.asked[0]?.searchParams.has('feed')).toBe(false);
  });

  test('of days are dated, winter and summer, and a day stamped otherwise has no date', async () => {
    const bar = (t: string) => ({ t, o: 1, h: 2, l: '0.5', c: null });
    const times = ['08T05:00', '11T04:00', '12T00:00', '12T05:00', '09T04:00'];
    const SPY = times.map((time) => bar(`2024-03-${time}:00Z`));
    const vendor = cannedVendor(
      { '/v2/stocks/bars': { bars: { SPY }, next_page_token: null } },
      { newYorkDay: easternDayNumber },
    );
    const { rows } = await vendor.page(barsOf('D'));
    if (rows.kind !== 'bars') throw new Error(rows.kind);
    expect(rows.bars).toMatchObject({ length: 5, stampKind: 'date' });
    // In winter 04:00 UTC is an hour before midnight, in summer 05:00 an hour behind it.
    const [friday, monday] = [Date.UTC(2024, 2, 8), Date.UTC(2024, 2, 11)];
    expect([...rows.bars.stampsMs]).toEqual([friday, monday, Number.NaN, Number.NaN, Number.NaN]);
    expect([...rows.bars.low.subarray(0, 2), ...rows.bars.close.subarray(0, 2)]).toEqual([
      0.5,
      0.5,
      Number.NaN,
      Number.NaN,
    ]);
    expect([...rows.bars.lines]).toEqual([1, 2, 3, 4, 5]);
  });

  test('of days that were not asked are counted and left out', async () => {
    const bar = (t: string) => ({ t, o: 1, h: 2, l: 0.5, c: 1, v: 1 });
    const SPY = ['08T04:59', '08T05:00', '13T03:59', '13T04:00'].map((time) => bar(`2024-03-${time}:00Z`));
    const vendor = cannedVendor(
      { '/v2/stocks/bars': { bars: { SPY }, next_page_token: null } },
      { newYorkDay: easternDayNumber },
    );
    const { rows, leftOut } = await vendor.page(barsOf('1m'));
    expect(rows).toMatchObject({ bars: { length: 2, lines: Int32Array.of(2, 3) } });
    expect(leftOut).toEqual({ 'outside-span': 2 });
  });
});
