// What `quantor data sync` shows at an instant: the right value of each stream, of what it was built, and nothing that came later.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from './quantor-command.fixture.ts';
import { syncDocument, syncFiles } from './synchronised-files.fixture.ts';

const { bars, chain, vix, barRows, quoteRows } = syncFiles();

describe('what a decision sees', () => {
  test('builds no bar without the bars that end it, and says what a built bar lacks', async () => {
    const { streams, at, sources } = await syncDocument(
      '--bars',
      bars,
      '--frames',
      '60m,D,W',
      '--at=2020-03-09T16:00',
    );
    const built = Object.fromEntries(streams.map((stream) => [stream.name, stream.built]));
    expect(built).toEqual({
      '30m': null,
      '60m': {
        from: '30m',
        lackingBars: 0,
        leftOut: 1,
        leftOutLast: [
          {
            closeAt: '2020-03-09T15:30:00.000Z',
            lastBaseCloseAt: '2020-03-09T15:00:00.000Z',
            baseBars: 1,
            baseBarsDue: 2,
          },
        ],
      },
      D: { from: '30m', lackingBars: 1, leftOut: 0, leftOutLast: [] },
      W: {
        from: '30m',
        lackingBars: 1,
        leftOut: 1,
        leftOutLast: [
          {
            closeAt: '2020-03-13T20:00:00.000Z',
            lastBaseCloseAt: '2020-03-09T20:00:00.000Z',
            baseBars: 12,
            baseBarsDue: 65,
          },
        ],
      },
    });
    expect(at?.streams.at(-2)).toMatchObject({
      name: 'D',
      state: 'exact',
      shows: 'close 119.3, of 12 of 13 30m bars',
      baseBars: 12,
      baseBarsDue: 13,
    });
    expect(sources.at(-1)?.note).toBe(
      '1 W bars, 1 of them lack some of their 30m bars, 1 left out for want of the 30m bars that end them: the last, of 2020-03-13 16:00 had 12 of 65 bars and ended 2020-03-09 16:00',
    );
  });

  test('builds a week from the days that are given', async () => {
    const days = join(scratchFolder(), 'days.csv');
    const rows = ['02', '03', '04', '05', '06'].map(
      (day, index) => `2020-03-${day},112,118,110,${111 + index}`,
    );
    writeFileSync(days, ['date,open,high,low,close', ...rows, ''].join('\n'));
    const { streams, at } = await syncDocument(
      '--bars',
      bars,
      '--bars',
      days,
      '--frames',
      'W',
      '--at=2020-03-06',
    );
    expect(streams.at(-1)).toMatchObject({ name: 'W', origin: 'from D', built: { leftOut: 0 } });
    expect(at?.streams.slice(1).map(({ name, shows }) => [name, shows])).toEqual([
      ['D', 'close 115'],
      ['W', 'close 115'],
    ]);
  });

  test('has the close of an index a quarter of an hour after that of the session, later by its delay', async () => {
    const seen = async (...args: readonly string[]) => {
      const { at } = await syncDocument('--volatility', `vix=${vix}`, ...args);
      return at?.streams.map(({ state, itemAt, age, shows }) => [state, itemAt, age, shows]);
    };
    expect(await seen('--at=2020-03-09T16:14')).toEqual([
      ['prior', '2020-03-06T21:15:00.000Z', 0, '41.94 points'],
    ]);
    expect(await seen('--at=2020-03-09T16:15')).toEqual([
      ['exact', '2020-03-09T20:15:00.000Z', 0, '54.46 points'],
    ]);
    expect(await seen('--at=2020-03-09T16:29', '--delay=vix=15m')).toMatchObject([
      ['prior', '2020-03-06T21:15:00.000Z', 1, '41.94 points'],
    ]);
    expect(await seen('--at=2020-03-09T16:29', '--delay=vix=15m', '--age=vix=0')).toMatchObject([
      ['stale', '2020-03-06T21:15:00.000Z', 1, '41.94 points'],
    ]);
    expect(await seen('--at=2020-03-09T16:30', '--delay=vix=15m')).toMatchObject([
      ['prior', '2020-03-09T20:15:00.000Z', 0, '54.46 points'],
    ]);
  });

  test('has no close of an index of a session whose rows end before it does', async () => {
    const cut = join(scratchFolder(), 'vix.csv');
    const rows = ['06T15:50', '06T15:55', '06T16:00', '09T09:50', '09T09:55'].map(
      (time, index) => `2020-03-${time}:00,4${index}`,
    );
    writeFileSync(cut, ['ts,close', ...rows, ''].join('\n'));
    const { at, sources } = await syncDocument('--volatility', `vix=${cut}`, '--at=2020-03-09T16:15');
    expect(at?.streams).toMatchObject([{ itemAt: '2020-03-06T21:15:00.000Z', age: 1, shows: '42 points' }]);
    expect(sources[0]?.note).toBe('1 closes, 0 rows quarantined, 1 session without rows up to the close');
  });

  test('lets bars and chains arrive by their delay', async () => {
    const args = ['--bars', bars, '--frames', '30m', '--chains', chain, '--delay=30m=5m,chain=15m'];
    const seenAt = async (time: string) => {
      const { at } = await syncDocument(...args, `--at=2020-03-09T${time}`);
      return at?.streams.map(({ itemAt }) => itemAt?.slice(5, 16));
    };
    expect(await seenAt('12:04')).toEqual(['03-09T15:00', '03-06T20:31']);
    expect(await seenAt('12:05')).toEqual(['03-09T16:00', '03-06T20:31']);
    expect(await seenAt('12:15')).toEqual(['03-09T16:00', '03-09T16:00']);
  });

  test('shows nothing of what other values come later', async () => {
    const folder = scratchFolder();
    const later = (row: string): boolean => row.startsWith('2020-03-09T') && row.slice(11, 16) >= '12:00';
    const spoilt = {
      bars: join(folder, 'bars.csv'),
      chain: join(folder, 'chain.csv'),
      vix: join(folder, 'vix.csv'),
    };
    const otherBars = barRows.map((row) => (later(row) ? `${row.slice(0, 25)},118,119.5,117,118.5` : row));
    const otherQuotes = quoteRows.map((row) => (later(row) ? row.replace(',2800,', ',2811,') : row));
    writeFileSync(spoilt.bars, `${otherBars.join('\n')}\n`);
    writeFileSync(spoilt.chain, `${otherQuotes.join('\n')}\n`);
    writeFileSync(spoilt.vix, 'date,close\n2020-03-05,39.62\n2020-03-06,41.94\n2020-03-09,44\n');
    const seen = async (files: typeof spoilt, time: string) => {
      const args = ['--bars', files.bars, '--chains', files.chain, '--volatility', `vix=${files.vix}`];
      return (await syncDocument(...args, '--frames=60m,D', `--at=2020-03-09T${time}`)).at?.streams;
    };
    const own = { bars, chain, vix };
    expect(await seen(spoilt, '11:59')).toEqual(await seen(own, '11:59'));
    expect(await seen(spoilt, '16:15')).not.toEqual(await seen(own, '16:15'));
  });

  test('marks quotes made after the close that count as of it', async () => {
    const late = join(scratchFolder(), 'late.csv');
    const stamps = ['2020-03-06T17:34', '2020-03-09T16:00'];
    const quotes = stamps.map((time) => `${time},SPX,2972,SPXW,2020-04-17,put,3000,49,51,0,0,0,0.2`);
    writeFileSync(late, [quoteRows[0], ...quotes, ''].join('\n'));
    const { at, sources } = await syncDocument('--chains', late, '--at=2020-03-06T16:00');
    expect(at?.streams).toMatchObject([
      {
        itemAt: '2020-03-06T21:00:00.000Z',
        stampedAt: '2020-03-06T22:34:00.000Z',
        shows: 'as of the close, stamped 17:34: 1 expiries, 1 strikes, spot 2972',
      },
    ]);
    expect(sources.at(-1)).toMatchObject({
      path: 'chain SPXW',
      note: '1 of 2 snapshots count as of the close, stamped after it: the last 2020-03-06 17:34',
    });
  });
});
