// Files that cannot be used end in one coded sentence; files that can be mended run, with every repair counted.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BARS_HEADER, barRows, vixRows, writeLines } from './market-files.fixture.ts';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';

const rows = barRows();
const withClose = (row: string, close: string): string => row.split(',').toSpliced(4, 1, close).join(',');

type MakeFile = (path: string) => void;

const lines =
  (...content: readonly string[]): MakeFile =>
  (path) =>
    writeFileSync(path, content.map((line) => `${line}\n`).join(''));

const REFUSED: readonly (readonly [name: string, code: string, make: MakeFile])[] = [
  ['a missing file', 'input-missing', () => undefined],
  ['a folder', 'input-is-folder', (path) => mkdirSync(path)],
  ['an empty file', 'input-empty', lines()],
  ['a header alone', 'input-empty', lines(BARS_HEADER)],
  ['wrong columns', 'input-columns', lines('name,age', 'bob,3')],
  [
    'binary data',
    'input-not-text',
    (path) => writeFileSync(path, Buffer.from([0x7f, 0x45, 0, 0xff, 0xfe, 1])),
  ],
  [
    'half a gzip',
    'input-not-text',
    (path) => writeFileSync(path, gzipSync(rows.join('\n')).subarray(0, 300)),
  ],
  ['negative prices only', 'input-rows', lines(BARS_HEADER, ...rows.map((row) => withClose(row, '-5')))],
  [
    'days without a session only',
    'input-rows',
    lines(BARS_HEADER, '2018-01-06,1,2,1,1,0', '2018-01-07,1,2,1,1,0'),
  ],
];

describe('bars that cannot be used', () => {
  test.concurrent.each(REFUSED)('%s: %s', async (_name, code, make) => {
    const folder = scratchFolder();
    const bars = join(folder, 'input.csv');
    make(bars);
    const outcome = await quantor(['backtest', '--bars', bars, '--out', join(folder, 'a', 'b'), '--json']);
    expectErrorDocument(outcome, code);
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });
});

test('without --json the sentence stands on standard error, one line for each file', async () => {
  const folder = scratchFolder();
  const gone = ['x.csv', 'y.csv', 'z.csv'].map((name) => join(folder, name)) as [string, string, string];
  const args = ['--bars', gone[0], '--volatility', `vix=${gone[1]}`, '--rates', gone[2]];
  const outcome = await quantor(['backtest', ...args, '--out', join(folder, 'out')]);
  expectErrorSentence(outcome, 'input-missing');
  for (const path of gone) expect(outcome.stderr).toContain(path);
});

interface Told {
  readonly data: { readonly repairs: Readonly<Record<string, number>>; readonly quarantined: number };
}

const MENDED: readonly (readonly [
  name: string,
  repairs: Readonly<Record<string, number>>,
  quarantined: number,
  make: MakeFile,
])[] = [
  [
    'unsorted rows',
    { 'out-of-order': 1 },
    0,
    lines(BARS_HEADER, ...rows.slice(1, 20), rows[0] ?? '', ...rows.slice(20)),
  ],
  ['repeated rows', { duplicate: 60 }, 0, lines(BARS_HEADER, ...rows.flatMap((row) => [row, row]))],
  ['a gap', { 'missing-sessions': 20 }, 0, lines(BARS_HEADER, ...rows.slice(0, 20), ...rows.slice(40))],
  [
    'a negative price',
    { 'missing-sessions': 1 },
    1,
    lines(BARS_HEADER, ...rows.map((row, index) => (index === 30 ? withClose(row, '-5') : row))),
  ],
  [
    'a byte-order mark, semicolons and Windows line ends',
    {},
    0,
    (path) => writeFileSync(path, `\uFEFF${[BARS_HEADER, ...rows].join('\r\n').replaceAll(',', ';')}`),
  ],
  ['one bar', {}, 0, lines(BARS_HEADER, rows[0] ?? '')],
];

describe('bars that can be mended', () => {
  test.concurrent.each(MENDED)('%s', async (_name, repairs, quarantined, make) => {
    const folder = scratchFolder();
    const bars = join(folder, 'input.csv');
    make(bars);
    const outcome = await quantor(['backtest', '--bars', bars, '--out', join(folder, 'out'), '--json']);
    expect(outcome).toMatchObject({ status: 0 });
    const { data } = JSON.parse(outcome.stdout) as Told;
    expect(data).toMatchObject({ repairs, quarantined });
    expect(Object.keys(data.repairs).filter((kind) => kind !== 'bridged-open')).toEqual(Object.keys(repairs));
  });

  test('prices that never move end with the funnel and no trade', async () => {
    const folder = scratchFolder();
    const bars = writeLines(folder, 'flat.csv', [
      BARS_HEADER,
      ...rows.map((row) => `${row.slice(0, 10)},2700,2700,2700,2700,1000`),
    ]);
    const outcome = await quantor(['backtest', '--bars', bars, '--out', join(folder, 'out')]);
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toMatch(/No trade was opened\. The gate \S+ stopped the most/);
  });
});

describe('files of volatility and rates', () => {
  const run = async (folder: string, ...args: readonly string[]): ReturnType<typeof quantor> => {
    const bars = writeLines(folder, 'bars.csv', [BARS_HEADER, ...rows]);
    return quantor(['backtest', '--bars', bars, ...args, '--out', join(folder, 'a', 'b'), '--json']);
  };

  test.concurrent('a VIX that ends before the run is refused', async () => {
    const folder = scratchFolder();
    const vix = writeLines(folder, 'vix.csv', ['date,close', '2017-01-03,12.9', '2017-01-04,11.9']);
    const message = expectErrorDocument(
      await run(folder, '--volatility', `vix=${vix}`),
      'volatility-coverage',
    );
    expect(message).toContain('2017-01-03 to 2017-01-04');
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });

  test.concurrent('a VIX with gaps runs, and the sessions without it are told and stopped', async () => {
    const folder = scratchFolder();
    const vix = writeLines(folder, 'vix.csv', ['date,close', ...vixRows().slice(0, 25)]);
    const outcome = await run(folder, '--volatility', `vix=${vix}`);
    expect(outcome.status).toBe(0);
    const document = JSON.parse(outcome.stdout) as {
      readonly data: { readonly assumptions: readonly string[] };
      readonly funnel: { readonly gates: readonly { readonly gate: string; readonly stopped: number }[] };
    };
    expect(document.data.assumptions).toContainEqual(
      expect.stringContaining('vix has no row for 35 of 60 sessions'),
    );
    const stopped = document.funnel.gates.find(({ gate }) => gate === 'volatility-unavailable')?.stopped;
    expect(stopped).toBe(35 * 78);
  });

  test.concurrent('rates that end before the run are refused', async () => {
    const folder = scratchFolder();
    const rates = writeLines(folder, 'rates.csv', ['date,rate_pct', '2018-01-02,1.4', '2018-01-31,1.4']);
    expectErrorDocument(await run(folder, '--rates', rates), 'rates-coverage');
  });
});

test('the run leaves a trades file that a spreadsheet reads', async () => {
  const folder = scratchFolder();
  const bars = writeLines(folder, 'bars.csv', [BARS_HEADER, ...barRows(120)]);
  const vix = writeLines(folder, 'vix.csv', ['date,close', ...vixRows(120)]);
  const args = ['--bars', bars, '--volatility', `vix=${vix}`, '--out', join(folder, 'out'), '--json'];
  const outcome = await quantor(['backtest', ...args]);
  const { metrics } = JSON.parse(outcome.stdout) as { readonly metrics: { readonly trades: number } };
  const table = readFileSync(join(folder, 'out', 'trades.csv'), 'utf8')
    .trimEnd()
    .split('\r\n');
  const [header, ...cells] = table.map((line) => line.split(','));
  expect(metrics.trades).toBeGreaterThan(0);
  expect(cells).toHaveLength(metrics.trades);
  for (const row of cells) expect(row).toHaveLength(header?.length ?? 0);
  expect(header?.slice(0, 3)).toEqual(['id', 'root', 'expiry']);
});
