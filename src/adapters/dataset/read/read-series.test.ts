import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { inFolder, LAST_DATE, reportOf } from '../chain-rows.fixture.ts';
import { openStore } from '../open-store.ts';

describe('series', () => {
  const bars = (stampsMs: readonly number[], close: readonly number[]) => ({
    length: stampsMs.length,
    stampsMs: Float64Array.from(stampsMs),
    lines: new Int32Array(stampsMs.length),
    open: Float64Array.from(close),
    high: Float64Array.from(close),
    low: Float64Array.from(close),
    close: Float64Array.from(close),
    volume: undefined,
    dividend: undefined,
  });
  const day = Date.UTC(2026, 0, 30);
  const DAY = 86_400_000;

  it('are kept by month or year, read by window, and without the columns they never had', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const under = await store.beginImport({ name: 'bars', layout: 'fixture' });
      const stamps = [0, 1, 2, 3, 4].map((at) => day + at * DAY + 52_200_000);
      await under.appendBars(
        { symbol: 'SPY', timeframe: '5m' },
        { ...bars(stamps, [5, 4, 3, 2, 1]), stampKind: 'instant' },
      );
      const dates = [day - 365 * DAY, day, day + DAY];
      const closes = {
        length: 3,
        stampsMs: Float64Array.from(dates),
        lines: new Int32Array(3),
        stampKind: 'date' as const,
      };
      await under.appendLevels(
        { symbol: 'VIX', timeframe: 'D' },
        { ...closes, close: Float64Array.of(15, 16, 17) },
      );
      await under.appendRates('DGS3MO', { ...closes, rate: Float64Array.of(0.03, 0.04, Number.NaN) });
      const { manifest } = await under.commit(reportOf('bars'));
      expect(manifest.parts.map(({ path }) => path.replace(/\/[^/]*$/, ''))).toEqual([
        'bars/symbol=SPY/timeframe=5m/month=2026-01',
        'bars/symbol=SPY/timeframe=5m/month=2026-02',
        'levels/symbol=VIX/timeframe=D/year=2025',
        'levels/symbol=VIX/timeframe=D/year=2026',
        'rates/series=DGS3MO/year=2025',
        'rates/series=DGS3MO/year=2026',
      ]);
      const window = { from: '2026-01-31' as SessionDate, to: '2026-02-02' as SessionDate };
      const read = await store.readBars({ ...window, symbol: 'SPY', timeframe: '5m' });
      expect(read.rows).toMatchObject({
        length: 3,
        volume: undefined,
        dividend: undefined,
        stampKind: 'instant',
      });
      expect([...read.rows.close]).toEqual([4, 3, 2]);
      const all = { from: '2020-01-01' as SessionDate, to: LAST_DATE };
      expect([...(await store.readLevels({ ...all, symbol: 'VIX', timeframe: 'D' })).rows.close]).toEqual([
        15, 16, 17,
      ]);
      expect([...(await store.readRates({ ...all, series: 'DGS3MO' })).rows.rate]).toEqual([
        0.03,
        0.04,
        Number.NaN,
      ]);
      expect((await store.readBars({ ...all, symbol: 'QQQ', timeframe: '1m' })).rows.length).toBe(0);
    });
  });

  it('are refused with stamps of the wrong kind', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const under = await store.beginImport({ name: 'bars', layout: 'fixture' });
      await expect(
        under.appendBars({ symbol: 'SPY', timeframe: '5m' }, { ...bars([day], [1]), stampKind: 'local' }),
      ).rejects.toMatchObject({ code: 'store-rows' });
    });
  });
});
