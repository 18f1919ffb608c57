// `quantor data sync` as a person and a program see it: what each stream was at every bar, and errors that say what to give.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';

let bars: string;
let chain: string;
let vix: string;
let barRows: readonly string[];
let quoteRows: readonly string[];

/**
 * Half-hour bars of a Friday and the Monday after the clocks changed; on Monday the bar of 11:00 is missing. The close of
 * each is a hundredth of its minute of the day, on Monday 10 more, so that a price names its bar.
 */
beforeAll(() => {
  const folder = scratchFolder();
  const rows = ['ts,open,high,low,close'];
  for (const [date, offset] of [
    ['2020-03-06', '-05:00'],
    ['2020-03-09', '-04:00'],
  ] as const)
    for (let minute = 570; minute < 960; minute += 30) {
      const hour = String(Math.floor(minute / 60)).padStart(2, '0');
      const time = `${hour}:${minute % 60 === 0 ? '00' : '30'}`;
      if (date === '2020-03-09' && time === '11:00') continue;
      rows.push(`${date}T${time}:00${offset},${pricesOf(date, minute)}`);
    }
  barRows = rows;
  bars = join(folder, 'bars.csv');
  writeFileSync(bars, `${rows.join('\n')}\n`);
  const quotes = [
    'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv',
  ];
  for (const [time, spot] of [
    ['2020-03-06T15:31', 2972],
    ['2020-03-09T12:00', 2800],
  ] as const)
    for (const right of ['call', 'put'])
      quotes.push(`${time},SPX,${spot},SPXW,2020-04-17,${right},3000,49,51,0,0,0,0.2`);
  quoteRows = quotes;
  chain = join(folder, 'chain.csv');
  writeFileSync(chain, `${quotes.join('\n')}\n`);
  vix = join(folder, 'vix.csv');
  writeFileSync(vix, 'date,close\n2020-03-05,39.62\n2020-03-06,41.94\n2020-03-09,54.46\n');
});

function pricesOf(date: string, minute: number): string {
  const close = minute / 100 + (date === '2020-03-09' ? 110 : 100);
  return [close - 0.1, close + 0.5, close - 0.5, close].map((price) => price.toFixed(2)).join();
}

const states = z.object({ exact: z.number(), prior: z.number(), stale: z.number(), none: z.number() });
const contract = z.object({
  clock: z.object({ of: z.string(), instants: z.number(), from: z.string(), to: z.string() }),
  steps: z.number(),
  streams: z.array(
    z.object({
      name: z.string(),
      origin: z.string(),
      built: z
        .object({
          from: z.string(),
          lackingBars: z.number(),
          leftOut: z.number(),
          leftOutLast: z.array(z.unknown()),
        })
        .nullable(),
      items: z.number(),
      ageUnit: z.string(),
      ageLimit: z.number(),
      states,
      stretches: z.array(
        z.object({ from: z.string(), to: z.string(), instants: z.number(), reason: z.string() }),
      ),
    }),
  ),
  at: z
    .object({
      time: z.string(),
      streams: z.array(
        z.object({
          name: z.string(),
          state: z.string(),
          itemAt: z.string().nullable(),
          age: z.number().nullable(),
          confidence: z.number(),
          abstains: z.string().nullable(),
          shows: z.string().nullable(),
          baseBars: z.number().nullable(),
          baseBarsDue: z.number().nullable(),
          stampedAt: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  sources: z.array(z.object({ path: z.string(), kind: z.string(), note: z.string() })),
});

async function document(...args: readonly string[]): Promise<z.infer<typeof contract>> {
  const { status, stdout, stderr } = await quantor(['data', 'sync', ...args, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  return contract.parse(JSON.parse(stdout));
}

describe('quantor data sync', () => {
  test('counts states of frames, chains and indices along the closes of the base', async () => {
    const { clock, steps, streams } = await document(
      `--bars=${bars}`,
      '--frames=15m,60m,D,W',
      `--chains=${chain}`,
      `--volatility=vix=${vix}`,
      '--age=30m=0,60m=0,chain=30m',
    );
    expect(clock).toEqual({
      of: '30m',
      instants: 25,
      from: '2020-03-06T15:00:00.000Z',
      to: '2020-03-09T20:00:00.000Z',
    });
    const byName = Object.fromEntries(streams.map((stream) => [stream.name, stream.states]));
    expect(byName).toEqual({
      '15m': { exact: 0, prior: 0, stale: 0, none: 25 },
      '30m': { exact: 25, prior: 0, stale: 0, none: 0 },
      // Seven closes a session; the clock has no instant at that of 11:30 on Monday.
      // That of 11:30 is not built: the half hour that ends it is missing.
      '60m': { exact: 13, prior: 10, stale: 1, none: 1 },
      D: { exact: 2, prior: 11, stale: 0, none: 12 },
      // The week ends with Friday; that of Monday ends after the clock.
      W: { exact: 1, prior: 12, stale: 0, none: 12 },
      // 15:31 serves 16:00; 12:00 is exact and serves 12:30; from 13:00 on it is too old.
      'chain SPXW': { exact: 1, prior: 2, stale: 10, none: 12 },
      vix: { exact: 0, prior: 25, stale: 0, none: 0 },
    });
    const items = streams.reduce((sum, stream) => sum + stream.items, 0);
    expect(steps).toBeLessThanOrEqual(items + clock.instants);
    expect(streams.find(({ name }) => name === 'chain SPXW')?.stretches[0]).toEqual({
      from: '2020-03-06T15:00:00.000Z',
      to: '2020-03-06T20:30:00.000Z',
      instants: 12,
      reason: 'not-yet',
    });
  });

  test('shows missing bars of the base along the scheduled closes', async () => {
    const { clock, streams } = await document(
      '--bars',
      bars,
      '--frames',
      '30m',
      '--clock',
      '30m',
      '--age',
      '30m=0',
    );
    expect(clock).toMatchObject({ of: '30m', instants: 26 });
    expect(streams).toMatchObject([
      {
        name: '30m',
        states: { exact: 25, prior: 0, stale: 1, none: 0 },
        stretches: [{ from: '2020-03-09T15:30:00.000Z', instants: 1, reason: 'stale' }],
      },
    ]);
  });

  test('reads a store as it reads the files that were imported', async () => {
    const store = join(scratchFolder(), 'store');
    expect((await quantor(['data', 'import', chain, '--store', store])).status).toBe(0);
    const args = ['--bars', bars, '--frames', '30m', '--age', 'chain=30m', '--at', '2020-03-09T12:05'];
    const { streams, at } = await document(...args, '--chains', store);
    const fromFiles = await document(...args, '--chains', chain);
    expect(streams.map(({ name }) => name)).toContain('chain SPXW');
    expect([streams, at]).toEqual([fromFiles.streams, fromFiles.at]);
  });

  test('shows what a decision sees at an instant', async () => {
    const { at } = await document(
      `--bars=${bars}`,
      '--frames=60m,D',
      `--chains=${chain}`,
      '--at=2020-03-09T12:05',
      '--decay',
    );
    expect(at?.time).toBe('2020-03-09T16:05:00.000Z');
    expect(at?.streams).toMatchObject([
      {
        name: '30m',
        state: 'prior',
        itemAt: '2020-03-09T16:00:00.000Z',
        age: 0,
        confidence: 1,
        shows: 'close 116.9',
      },
      // The bar of 11:30 has no close: its last half hour is missing.
      { name: '60m', state: 'prior', itemAt: '2020-03-09T14:30:00.000Z', age: 1, shows: 'close 116' },
      { name: 'D', state: 'prior', itemAt: '2020-03-06T21:00:00.000Z', age: 0, shows: 'close 109.3' },
      {
        name: 'chain SPXW',
        state: 'prior',
        itemAt: '2020-03-09T16:00:00.000Z',
        age: 5,
        confidence: 0.5,
        shows: '1 expiries, 1 strikes, spot 2800',
        stampedAt: null,
      },
    ]);
  });

  test('builds no bar without the bars that end it, and says what a built bar lacks', async () => {
    const { streams, at, sources } = await document(
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
    const { streams, at } = await document(
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
      const { at } = await document('--volatility', `vix=${vix}`, ...args);
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
    const { at, sources } = await document('--volatility', `vix=${cut}`, '--at=2020-03-09T16:15');
    expect(at?.streams).toMatchObject([{ itemAt: '2020-03-06T21:15:00.000Z', age: 1, shows: '42 points' }]);
    expect(sources[0]?.note).toBe('1 closes, 0 rows quarantined, 1 session without rows up to the close');
  });

  test('lets bars and chains arrive by their delay', async () => {
    const args = ['--bars', bars, '--frames', '30m', '--chains', chain, '--delay=30m=5m,chain=15m'];
    const seenAt = async (time: string) => {
      const { at } = await document(...args, `--at=2020-03-09T${time}`);
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
      return (await document(...args, '--frames=60m,D', `--at=2020-03-09T${time}`)).at?.streams;
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
    const { at, sources } = await document('--chains', late, '--at=2020-03-06T16:00');
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

  test('does not repeat a file that is no chain', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'a.csv'), `${quoteRows.join('\n')}\n`);
    writeFileSync(join(folder, 'b.csv'), `${'words '.repeat(500)}\n`);
    const { sources } = await document('--chains', folder);
    const note = sources.find(({ path }) => path.endsWith('b.csv'))?.note ?? '';
    expect(note).toContain('expected the columns of a chain');
    expect(note.length).toBeLessThanOrEqual(140);
  });

  test('prints tables of at most 100 columns', async () => {
    const args = ['data', 'sync', '--bars', bars, '--chains', chain, '--volatility', `vix=${vix}`, '--decay'];
    const { status, stdout } = await quantor([...args, '--at', '2020-03-09']);
    expect(status).toBe(0);
    expect(stdout).toContain('WHAT A DECISION SEES AT 2020-03-09 16:00, New York time');
    expect(stdout).toMatch(/chain SPXW +stale +2020-03-09 12:00 +4h/);
    const tables = stdout.slice(0, stdout.indexOf('SOURCES')).split('\n');
    for (const line of tables) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test('needs no bars: every item is then an instant of the clock', async () => {
    const { clock, streams } = await document('--chains', chain, '--frames', '5m');
    expect(clock).toMatchObject({ of: 'every item', instants: 2 });
    expect(streams.map(({ name, origin }) => [name, origin])).toEqual([
      ['5m', 'no bars'],
      ['chain SPXW', 'quotes'],
    ]);
  });

  test('says what it expects', async () => {
    const sync = (...args: readonly string[]) => quantor(['data', 'sync', ...args]);
    expectErrorSentence(await sync(), 'sync-nothing');
    expectErrorSentence(await sync('--bars', bars, '--frames', '7m'), 'frames-unknown');
    expectErrorSentence(await sync('--bars', bars, '--clock', '7m'), 'clock-unknown');
    expectErrorSentence(await sync('--bars', bars, '--age', '5m'), 'age-syntax');
    expectErrorSentence(await sync('--bars', bars, '--age', 'chains=5'), 'age-stream');
    expectErrorSentence(await sync('--bars', bars, '--age', 'vix=1'), 'age-absent');
    expectErrorSentence(await sync('--bars', bars, '--delay', 'chain=5m'), 'delay-absent');
    expectErrorSentence(await sync('--bars', bars, '--delay', 'chain=5'), 'delay-syntax');
    expectErrorSentence(await sync('--bars', bars, '--at', 'noon'), 'at-unreadable');
    expectErrorSentence(await sync('--bars', bars, '--bars', bars), 'bars-twice');
    expectErrorSentence(await sync('--bars', bars, '--volatility', 'vox=x'), 'volatility-name');
    expectErrorDocument(await sync('--chains', vix, '--json'), 'input-columns');
  });
});
