// `quantor data check` as a person and a program see it: every row accounted for, faults by line, errors that say what to give.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';

let folder: string;
const path = (name: string): string => join(folder, name);
const write = (name: string, lines: readonly string[]): string => {
  writeFileSync(path(name), `${lines.join('\n')}\n`);
  return path(name);
};

/** Two sessions of half-hour bars and a half day, of which the cells of some rows are changed by line. */
function bars(
  changes: Readonly<Record<number, (row: string) => string | undefined>> = {},
): readonly string[] {
  const rows = ['ts,open,high,low,close,volume'];
  let price = 300;
  for (const [date, count] of [
    ['2019-07-01', 13],
    ['2019-07-02', 13],
    ['2019-07-03', 7],
  ] as const) {
    price += 0.5;
    for (let bar = 0; bar < count; bar += 1) {
      const minute = 570 + 30 * bar;
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const close = price + ([0.4, -0.3, 0.2][bar % 3] ?? 0);
      rows.push(
        [
          `${date}T${clock}:00-04:00`,
          price,
          Math.max(price, close) + 0.1,
          Math.min(price, close) - 0.1,
          close,
          1000 + rows.length,
        ]
          .map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(2)) : cell))
          .join(','),
      );
      price = close;
    }
  }
  return rows.flatMap((row, index) => {
    const change = changes[index + 1];
    const changed = change === undefined ? row : change(row);
    return changed === undefined ? [] : [changed];
  });
}

const cell =
  (place: number, change: (value: number) => number) =>
  (row: string): string => {
    const cells = row.split(',');
    return cells.toSpliced(place, 1, String(Number(change(Number(cells[place])).toFixed(4)))).join(',');
  };

beforeAll(() => {
  folder = scratchFolder();
});

const contract = z.object({
  file: z.string(),
  kind: z.literal('bars'),
  timeframe: z.literal('30m'),
  rows: z.number(),
  accepted: z.number(),
  repaired: z.record(z.string(), z.number()),
  quarantined: z.array(z.strictObject({ line: z.number(), reason: z.string() })),
  sessions: z.object({
    from: z.string(),
    to: z.string(),
    count: z.number(),
    halfDays: z.array(z.string()),
    shortSessions: z.array(z.object({ date: z.string(), bars: z.number(), expected: z.number() })),
  }),
  gaps: z.object({ missingBars: z.number(), missingSessions: z.number(), longest: z.null() }),
  repairs: z.array(
    z.looseObject({ line: z.number(), kind: z.string(), before: z.number(), after: z.number() }),
  ),
  doubts: z.array(z.object({ kind: z.string(), count: z.number() })),
});

describe('quantor data check', () => {
  const damaged = (): string =>
    write(
      'damaged.csv',
      bars({
        4: cell(4, (close) => close * 10),
        8: cell(2, (high) => -high),
        20: () => undefined,
        30: (row) => `${row}\n${row}`,
      }),
    );

  test('prints one document that accounts for every row', async () => {
    const { status, stdout, stderr } = await quantor(['data', 'check', damaged(), '--json']);
    expect([status, stderr]).toEqual([0, '']);
    const document = contract.parse(JSON.parse(stdout));
    expect(document).toMatchObject({
      rows: 33,
      accepted: 31,
      repaired: { 'decimal-error': 1, duplicate: 1 },
      quarantined: [{ line: 8, reason: 'non-positive-price' }],
      repairs: [{ line: 4, kind: 'decimal-error', column: 'close' }],
      sessions: {
        from: '2019-07-01',
        to: '2019-07-03',
        count: 3,
        halfDays: ['2019-07-03'],
        shortSessions: [
          { date: '2019-07-01', bars: 12, expected: 13 },
          { date: '2019-07-02', bars: 12, expected: 13 },
        ],
      },
      gaps: { missingBars: 2, missingSessions: 0 },
    });
    expect(document.repairs[0]?.after).toBeCloseTo((document.repairs[0]?.before ?? 0) / 10, 9);
  });

  test('tells a reader the same within 100 columns, and several files a line each first', async () => {
    const one = await quantor(['data', 'check', damaged()]);
    expect(one.stdout).toContain('30m bars');
    expect(one.stdout).toMatch(/rows +33, accepted 31 \(93\.94 %\)/);
    expect(one.stdout).toMatch(/line 4: close 3\d+ → 30\d(?:\.\d)?\n/);
    expect(one.stdout).toMatch(/non-positive-price 1: .*\n +line 8\n/);
    const clean = write('clean.csv', bars());
    const two = await quantor(['data', 'check', clean, damaged()]);
    const [head, first, second] = two.stdout.split('\n');
    expect(head).toMatch(/^file +rows +accepted +by rule quarantined +short +odd$/);
    expect(first).toMatch(/^clean\.csv +33 +33 +0 +0 +0 +0$/);
    expect(second).toMatch(/^damaged\.csv +33 +31 +2 +1 +2 +0$/);
    for (const line of two.stdout.split('\n'))
      if (!line.includes(folder)) expect(line.length).toBeLessThan(101);
    const both = JSON.parse(
      (await quantor(['data', 'check', clean, damaged(), '--json'])).stdout,
    ) as unknown[];
    expect(both.map((document) => (document as { file: string }).file)).toEqual([clean, damaged()]);
  });

  test('writes cleaned bars that pass a second check, with holes filled where asked', async () => {
    const out = path('filled.csv');
    const chosen = ['--repair', 'missing-bar=repair', '--repair', 'decimal-error=quarantine'];
    const first = await quantor(['data', 'check', damaged(), '--out', out, '--json', ...chosen]);
    expect(JSON.parse(first.stdout)).toMatchObject({
      accepted: 33,
      repaired: { duplicate: 1, 'missing-bar': 3 },
      quarantined: [
        { line: 4, reason: 'decimal-error' },
        { line: 8, reason: 'non-positive-price' },
      ],
    });
    expect(readFileSync(out, 'utf8').split('\n')[0]).toBe('ts,open,high,low,close,volume');
    const second = await quantor(['data', 'check', out, '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({
      rows: 33,
      accepted: 33,
      repaired: {},
      gaps: { missingBars: 0 },
    });
  });

  test('tells index levels, rates and headerless tables from bars', async () => {
    const vix = write('vix.csv', [
      'date,open,high,low,close',
      '2019-07-01,15,15,14,14.06',
      '2019-07-02,14,14,13,12.93',
    ]);
    const rates = write('sofr.csv', ['date,sofr_pct', '2019-07-01,2.42', '2019-07-02,2.51', '2019-07-03,99']);
    const documents = JSON.parse((await quantor(['data', 'check', vix, rates, '--json'])).stdout) as unknown;
    expect(documents).toMatchObject([
      { kind: 'levels', rows: 2, accepted: 2, wrongRanges: [{ line: 3, date: '2019-07-02' }] },
      { kind: 'rates', rows: 3, accepted: 2, quarantined: [{ line: 4, reason: 'implausible-price' }] },
    ]);
    const table = write('factors.csv', ['19980102,0.65,1', '19980319,0.66,1']);
    const outcome = await quantor(['data', 'check', table]);
    expectErrorSentence(outcome, 'input-columns');
    expect(outcome.stderr).toContain('the file has no header');
  });

  test('tells of several files those that cannot be checked among the others, and ends with status 2', async () => {
    const files = [write('whole.csv', bars()), path('nowhere.csv')];
    const report = await quantor(['data', 'check', ...files]);
    expect([report.status, report.stderr]).toEqual([2, '']);
    expect(report.stdout).toMatch(/^whole\.csv +33 +33 /m);
    expect(report.stdout).toMatch(/nowhere\.csv: not checked\n +refused +input-missing: /);
    const documents = await quantor(['data', 'check', ...files, '--json']);
    expect(documents.status).toBe(2);
    expect(JSON.parse(documents.stdout)).toMatchObject([
      { kind: 'bars', accepted: 33 },
      { file: path('nowhere.csv'), error: { code: 'input-missing' } },
    ]);
  });

  test('prints the policy, with every choice that --repair takes', async () => {
    const { stdout, status } = await quantor(['data', 'check', '--policy']);
    expect(status).toBe(0);
    expect(stdout).toContain('decimal-error: repair (or --repair decimal-error=quarantine)');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThan(101);
    const rules = JSON.parse((await quantor(['data', 'check', '--policy', '--json'])).stdout) as unknown[];
    expect(rules[0]).toEqual({
      kind: 'unreadable-stamp',
      actions: ['quarantine'],
      rule: expect.any(String) as string,
      why: expect.any(String) as string,
    });
  });

  test.each([
    ['file-missing', []],
    ['timeframe-unknown', ['FILE', '--timeframe', '2h']],
    ['kind-unknown', ['FILE', '--kind', 'ticks']],
    ['calendar-unknown', ['FILE', '--calendar', 'LSE']],
    ['repair-unknown', ['FILE', '--repair', 'negative=repair']],
    ['repair-unknown', ['FILE', '--repair', 'duplicate=keep']],
    ['input-missing', ['nowhere.csv']],
    ['input-rows', ['FILE', '--timeframe', '5m']],
    ['out-needs-bars', ['FILE', 'FILE', '--out', 'OUT']],
    ['output-failed', ['FILE', '--out', 'nowhere/at/all.csv']],
  ])('%s ends with status 2', async (code, args) => {
    const file = write('some.csv', bars());
    const given = args.map((arg) => (arg === 'FILE' ? file : arg === 'OUT' ? path('unwritten.csv') : arg));
    const outcome = await quantor(['data', 'check', ...given, '--json'], { cwd: folder });
    expectErrorDocument(outcome, code);
  });
});

describe('what a check must not do', () => {
  test('it never writes over the file it reads', async () => {
    const file = write('own.csv', bars());
    const before = readFileSync(file, 'utf8');
    const result = await quantor(['data', 'check', file, '--out', file]);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('out-is-input');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('it does not end well where no row is accepted', async () => {
    const rows = bars().map((row, index) => (index === 0 ? row : row.replace(/,[\d.]+,/, ',-1,')));
    const result = await quantor(['data', 'check', write('none.csv', rows)]);
    expect(result.status).toBe(2);
    expect(result.stdout).toContain('accepted 0');
  });
});
