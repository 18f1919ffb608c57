// What `quantor data check` says of recorded files, count by count: what stands, what is left out and why, what is missing.
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseActions } from '../../src/core/market/index.ts';
import { type CheckedFile, checkFiles } from '../../src/apps/data-check/index.ts';
import { isRecordedDataHere, SKIPPED_NOTE, UNDERLYING_FOLDER } from './recorded-market.fixture.ts';

const root = dirname(UNDERLYING_FOLDER);
const defaults = chooseActions([]);

/** Rows, accepted, left out under the rule for rows outside the session, sessions that lack bars, bars lacking. */
type Counts = readonly [rows: number, accepted: number, outside: number, short: number, missing: number];

const BARS: Readonly<Record<string, Counts>> = {
  'spx_1h_alex.csv.gz': [4863, 4856, 7, 9, 16],
  // A bar of the close itself on each of 255 days, and one of 16:05 on seven.
  'spx_5m_2025-02_2026-02.csv.gz': [20044, 19782, 262, 0, 0],
  'spx_5m_2026-05_2026-08.csv.gz': [2106, 2106, 0, 0, 0],
  'spx_5m_alex.csv.gz': [2262, 2262, 0, 0, 0],
  'spx_daily_1990_2026.csv.gz': [9190, 9190, 0, 0, 0],
  // The last day stops at 15:23.
  'spy_1m_2024-03_2025-04.csv.gz': [102236, 99264, 2972, 1, 36],
  'spy_1m_2025-09_2025-12.csv.gz': [29219, 29213, 6, 23, 67],
  'spy_1m_ext_2024-02_2024-05.csv.gz': [49720, 24570, 25150, 0, 0],
  'spy_5m_2018-01_2020-12.csv.gz': [58020, 58020, 0, 55, 660],
  'spy_5m_2025-05_2025-12.csv.gz': [13207, 12528, 679, 0, 0],
  'spy_5m_2026-05_2026-08.csv.gz': [2106, 2106, 0, 0, 0],
  'spy_60m_2023-09_2026-08.csv.gz': [4813, 4813, 0, 9, 17],
  'spy_daily_1993_2026.csv.gz': [8411, 8411, 0, 0, 0],
};
const LEVELS: Readonly<Record<string, Counts>> = {
  'skew_daily.csv.gz': [9116, 9116, 0, 0, 0],
  'vix1d_5m_2025-02_2026-02.csv.gz': [20139, 20139, 0, 2, 3],
  'vix1d_daily.csv.gz': [799, 799, 0, 0, 0],
  'vix3m_daily.csv.gz': [4175, 4175, 0, 0, 0],
  'vix6m_daily.csv.gz': [4607, 4607, 0, 0, 0],
  'vix9d_daily_2016_2026.csv.gz': [2637, 2637, 0, 0, 0],
  'vix_30m_2026-06_2026-08.csv.gz': [585, 294, 291, 0, 0],
  'vix_5m_2025-08_2026-02.csv.gz': [20224, 10456, 9768, 2, 2],
  'vix_60m_2023-11_2026-08.csv.gz': [9413, 4611, 4802, 2, 8],
  'vix_daily_1990_2026.csv.gz': [9218, 9186, 32, 0, 0],
  'vvix_daily.csv.gz': [4894, 4894, 0, 0, 0],
};
const MISSING_SESSIONS: Readonly<Record<string, number>> = {
  'skew_daily.csv.gz': 74,
  'vix_daily_1990_2026.csv.gz': 4,
  'vvix_daily.csv.gz': 9,
};

async function checked(...paths: readonly string[]): Promise<readonly CheckedFile[]> {
  if (!defaults.ok) throw new Error(defaults.message);
  const result = await checkFiles({ paths, actions: defaults.actions });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.filter((file) => file.kind !== 'refused');
}

async function only<Kind extends CheckedFile['kind']>(
  kind: Kind,
  path: string,
): Promise<Extract<CheckedFile, { readonly kind: Kind }>> {
  const [file] = await checked(join(root, path));
  if (file?.kind !== kind) throw new Error(`${path}: ${file?.kind ?? 'nothing'}`);
  return file as Extract<CheckedFile, { readonly kind: Kind }>;
}

function countsOf(file: CheckedFile): Counts {
  if (file.kind !== 'bars' && file.kind !== 'levels') throw new Error(`${file.path}: ${file.kind}`);
  const { rows, accepted, repaired, quarantinedRows, sessions } = file.report;
  const { 'outside-session': outside = 0, ...others } = repaired;
  expect([others, quarantinedRows], basename(file.path)).toEqual([{}, 0]);
  const missing = sessions.shortSessions.reduce((sum, one) => sum + one.expected - one.bars, 0);
  return [rows, accepted, outside, sessions.short, missing];
}

describe.skipIf(!isRecordedDataHere)(`checks of recorded files ${SKIPPED_NOTE}`, () => {
  let files: readonly CheckedFile[] = [];

  beforeAll(async () => {
    const names = [
      ...Object.keys(BARS).map((name) => join(root, 'underlying', name)),
      ...Object.keys(LEVELS).map((name) => join(root, 'volatility', name)),
    ];
    files = await checked(...names);
  });

  it('counts every file of bars and of index levels', () => {
    const found = files.map((file) => [basename(file.path), countsOf(file)]);
    expect(Object.fromEntries(found)).toEqual({ ...BARS, ...LEVELS });
    for (const file of files) expect(file.kind).toBe(basename(file.path) in BARS ? 'bars' : 'levels');
  });

  it('tells the sessions that are missing', () => {
    for (const file of files) {
      if (file.kind !== 'bars' && file.kind !== 'levels') continue;
      const { missingSessions, stretches } = file.report.gaps;
      expect(missingSessions, file.path).toBe(MISSING_SESSIONS[basename(file.path)] ?? 0);
      expect(stretches.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(missingSessions);
    }
  });

  it('finds the hour that one file lacks while only one side of the Atlantic has daylight time', async () => {
    const { report } = await only('bars', 'underlying/spy_5m_2018-01_2020-12.csv.gz');
    const { shortSessions } = report.sessions;
    for (const { bars, firstMinute, lastMinute } of shortSessions)
      expect([bars, firstMinute, lastMinute]).toEqual([66, 630, 955]);
    const spans = ['2018-03-12', '2018-03-23', '2018-10-29', '2018-11-02', '2020-03-09', '2020-10-30'];
    for (const date of spans) expect(shortSessions.map((one) => String(one.date))).toContain(date);
  });

  it('finds stamps of Chicago in archives of an index, and the last day of a file that stops', async () => {
    for (const [date, rows, outside] of [
      ['20210104', 411, 21],
      ['20210114', 411, 21],
      ['20230626', 390, undefined],
      ['20230630', 390, undefined],
      ['20230703', 210, undefined],
    ] as const) {
      const { report } = await only('bars', `underlying/lean/minute_spx_${date}_trade.zip`);
      expect(report.repaired).toEqual({
        'clock-shift': rows,
        ...(outside === undefined ? {} : { 'outside-session': outside }),
      });
      expect([report.rows, report.accepted, report.sessions.short]).toEqual([rows, rows - (outside ?? 0), 0]);
    }
    const { report } = await only('bars', 'underlying/spy_1m_2024-03_2025-04.csv.gz');
    expect(report.sessions.shortSessions).toEqual([
      { date: '2025-04-02', bars: 354, expected: 390, firstMinute: 570, lastMinute: 923 },
    ]);
  });

  it('reads archives of a share, and says that hours of the clock are off the grid', async () => {
    const minutes = await only('bars', 'underlying/lean/minute_spy_20230803_trade.zip');
    expect([minutes.report.rows, minutes.report.accepted]).toEqual([947, 390]);
    const hours = await only('bars', 'underlying/lean/usa_hour_spy.zip');
    expect(hours.report).toMatchObject({
      rows: 40832,
      accepted: 4,
      quarantineReasons: { 'off-grid': 34932 },
    });
  });

  it('doubts little of recorded intraday prices, and the opens that an index publishes', () => {
    const doubted = Object.fromEntries(
      files.flatMap((file) =>
        file.kind === 'bars' && file.doubts.length > 0
          ? [[basename(file.path), Object.fromEntries(file.doubts.map(({ kind, count }) => [kind, count]))]]
          : [],
      ),
    );
    // The news of 2025-02-03 10:45 was gone in a minute.
    expect(doubted['spy_1m_2024-03_2025-04.csv.gz']).toEqual({ spike: 1 });
    expect(doubted['spy_5m_2018-01_2020-12.csv.gz']).toMatchObject({ spike: 4, jump: 3 });
    expect(doubted['spx_daily_1990_2026.csv.gz']).toMatchObject({ 'open-repeats-close': 3699, jump: 1 });
  });

  it('takes rates for every calendar day, and marks the nights on which they jumped', async () => {
    const funds = await only('rates', 'rates/fed_funds_effective_1994_2026.csv.gz');
    expect([funds.report.rows, funds.report.accepted, funds.report.days.weekends]).toEqual([
      11773, 11773, 3364,
    ]);
    const sofr = await only('rates', 'rates/sofr_2018_2026.csv.gz');
    expect(sofr.report.jumps.map(({ date }) => date)).toEqual(['2019-09-17', '2019-09-18', '2020-03-16']);
    const bills = await only('rates', 'rates/us_3m_bill_1990_2026.csv.gz');
    expect([bills.report.rows, bills.report.accepted, bills.report.stretches]).toEqual([9153, 9153, []]);
  });
});
