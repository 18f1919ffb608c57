// `verify`, `replay` and `explain` on a run's ledger, whole and damaged.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { attribution } from './attribution-schema.fixture.ts';
import { whyNot } from './document-schema.fixture.ts';
import { smallMarket } from './market-files.fixture.ts';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
  withoutProgress,
} from './quantor-command.fixture.ts';

let folder: string;
let ledger: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = scratchFolder();
  const outcome = await quantor([
    'backtest',
    ...smallMarket(folder, 120),
    '--out',
    join(folder, 'out'),
    '--json',
  ]);
  if (outcome.status !== 0) throw new Error(outcome.stderr);
  ledger = join(folder, 'out', 'ledger.txt');
  bytes = readFileSync(ledger);
}, 60_000);

function damaged(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Verified {
  readonly ok: boolean;
  readonly records: number;
  readonly firstBad: { readonly offset: number; readonly reason: string } | null;
  readonly cash: number | null;
  readonly positions: readonly unknown[];
  readonly treeHead: null;
}

async function verified(
  path: string,
): Promise<{ readonly status: number | null; readonly report: Verified }> {
  const { status, stdout, stderr } = await quantor(['verify', path, '--json']);
  expect(withoutProgress(stderr)).toBe('');
  return { status, report: JSON.parse(stdout) as Verified };
}

const lineStartBefore = (at: number): number => bytes.lastIndexOf(0x0a, at - 1) + 1;

describe('verify', () => {
  test.concurrent('a whole ledger', async () => {
    const { status, report } = await verified(ledger);
    expect(status).toBe(0);
    expect(report).toMatchObject({ ok: true, firstBad: null, treeHead: null });
    expect(report.records).toBe(bytes.toString().split('\n').length - 2);
  });

  test.concurrent.each([0.3, 0.6, 0.95])('a byte flipped at %d of the file, and where', async (share) => {
    const at = Math.floor(bytes.length * share);
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { status, report } = await verified(damaged(`flipped-${share}`, changed));
    expect(status).toBe(1);
    expect(report).toMatchObject({ ok: false, cash: null, firstBad: { offset: lineStartBefore(at) } });
    expect(report.firstBad?.reason).toMatch(/^ledger-corrupt: /);
  });

  test.concurrent('a ledger cut in the middle of a line, and where', async () => {
    const at = lineStartBefore(Math.floor(bytes.length / 2));
    const path = damaged('cut', bytes.subarray(0, at + 20));
    const { status, report } = await verified(path);
    expect(status).toBe(2);
    expect(report).toMatchObject({
      ok: false,
      firstBad: { offset: at },
      error: { code: 'ledger-truncated' },
    });
    const prose = await quantor(['verify', path]);
    expectErrorSentence(prose, 'ledger-truncated');
    expect(prose.stderr).toContain(`byte ${at}`);
  });

  test.concurrent('a ledger whose last record is missing', async () => {
    const end = lineStartBefore(bytes.length - 1);
    const { status, report } = await verified(damaged('no-end', bytes.subarray(0, end)));
    expect(status).toBe(2);
    expect(report).toMatchObject({
      ok: false,
      firstBad: { offset: end },
      error: { code: 'ledger-truncated' },
    });
  });

  test.concurrent('a file that is no ledger', async () => {
    const { status, report } = await verified(join(folder, 'bars.csv'));
    expect(status).toBe(2);
    expect(report).toMatchObject({ ok: false, firstBad: { offset: 0 }, error: { code: 'ledger-format' } });
  });

  test.concurrent.each([
    ['nothing', 'ledger-missing', (): string => join(folder, 'nowhere')],
    ['a folder', 'ledger-is-folder', (): string => folder],
    ['an empty file', 'ledger-empty', (): string => damaged('empty', '')],
    ['a device that never ends', 'ledger-unreadable', (): string => '/dev/zero'],
  ])('%s: %s', async (_name, code, pathOf) => {
    expectErrorDocument(await quantor(['verify', pathOf(), '--json']), code);
  });
});

describe('replay', () => {
  test.concurrent('a run made again is identical', async () => {
    const outcome = await quantor(['replay', ledger, '--json']);
    expect(outcome).toMatchObject({ status: 0 });
    expect(withoutProgress(outcome.stderr)).toBe('');
    const result = JSON.parse(outcome.stdout) as { readonly decisions: number };
    expect(result).toEqual({ identical: true, decisions: result.decisions, firstDifference: null });
    expect(result.decisions).toBeGreaterThan(9000);
  });

  test.concurrent('a ledger of an earlier format verifies, and is told to be of one', async () => {
    const [first = '', ...lines] = bytes.toString().trimEnd().split('\n');
    let chain = createHash('sha256').update(`${first}\n`).digest('hex');
    const earlier = lines.map((line) => {
      const record = line.slice(65).replace('"formatVersion":5', '"formatVersion":4');
      chain = createHash('sha256').update(`${chain}${record}`).digest('hex');
      return `${chain} ${record}`;
    });
    const path = damaged('earlier', `${[first, ...earlier].join('\n')}\n`);
    expect((await verified(path)).status).toBe(0);
    const outcome = await quantor(['replay', path]);
    expect(outcome.status).toBe(1);
    expect(outcome.stdout).toContain('at ".formatVersion"');
    expect(outcome.stdout).toContain('The ledger is of an earlier format');
  });

  test.concurrent('a damaged ledger is bad input', async () => {
    const changed = Buffer.from(bytes);
    changed[bytes.length - 40] = (changed[bytes.length - 40] ?? 0) ^ 1;
    expectErrorDocument(await quantor(['replay', damaged('replayed', changed), '--json']), 'ledger-corrupt');
  });
});

test('replay and explain refuse inputs that are gone or changed, one after the other', async () => {
  const own = scratchFolder();
  const out = join(own, 'out');
  await quantor(['backtest', ...smallMarket(own), '--out', out]);
  const bars = join(own, 'bars.csv');
  copyFileSync(bars, join(own, 'kept.csv'));
  writeFileSync(bars, `${readFileSync(bars, 'utf8')}2018-12-31,2500,2510,2490,2505,1000\n`);
  for (const command of ['replay', 'explain']) {
    expectErrorDocument(await quantor([command, join(out, 'ledger.txt'), '--json']), 'input-changed');
  }
});

test('explain gives the funnel of the ledger, alone where that is asked for', async () => {
  const outcome = await quantor(['explain', ledger, '--funnel', '--json']);
  expect(outcome).toMatchObject({ status: 0 });
  expect(withoutProgress(outcome.stderr)).toBe('');
  const { funnel, factors, ...rest } = JSON.parse(outcome.stdout) as Record<string, unknown> & {
    readonly factors: { readonly winners: number; readonly losers: number };
    readonly funnel: {
      readonly bars: number;
      readonly candidates: number;
      readonly gates: readonly { readonly stopped: number }[];
    };
  };
  expect(funnel.gates.reduce((sum, { stopped }) => sum + stopped, funnel.candidates)).toBe(funnel.bars);
  expect(rest).toEqual({ nearest: null, unlock: null, locked: null });
  const closed = bytes
    .toString()
    .split('\n')
    .filter((line) => line.includes('"trade-closed"'));
  expect(factors.winners + factors.losers).toBe(closed.length);
});

test('explain tells what the result came from, to the cent', async () => {
  const outcome = await quantor(['explain', ledger, '--attribution', '--json']);
  expect(outcome).toMatchObject({ status: 0 });
  const document = JSON.parse(outcome.stdout) as { readonly attribution: unknown };
  const { greeks, cash } = attribution.parse(document.attribution);
  expect(greeks.unquotedCloses).toBe(0);
  const sum = Object.values(greeks.total).reduce((dollars, part) => dollars + part, 0);
  expect(sum + cash.interestDollars).toBeCloseTo(cash.netPnlDollars, 6);
});

test('explain says what would have opened one trade more, and that run opens it', async () => {
  const outcome = await quantor(['explain', ledger, '--trades', '1', '--json']);
  expect(outcome).toMatchObject({ status: 0 });
  const {
    funnel,
    factors: _factors,
    ...rest
  } = JSON.parse(outcome.stdout) as z.infer<typeof whyNot> & {
    readonly funnel: { readonly trades: number };
    readonly factors: unknown;
  };
  const [row] = whyNot.parse(rest).unlock;
  expect(row).toMatchObject({ more: 1, isSmallest: true });
  const { key = '', to, trades, entries, firstNew } = row ?? {};
  const opened = bytes
    .toString()
    .split('\n')
    .filter((line) => line.includes('"trade-opened"'));
  const isOwn = (iso: string): boolean => opened.some((line) => line.includes(`"atMs":${Date.parse(iso)}`));
  expect(firstNew).toBe(entries?.find((iso) => !isOwn(iso)));
  expect(trades).toBeGreaterThan(funnel.trades);
  const own = scratchFolder();
  const changed = ['--set', `${key}=${String(to)}`, '--out', join(own, 'out'), '--no-report', '--json'];
  const again = await quantor(['backtest', ...smallMarket(own, 120), ...changed]);
  const made = JSON.parse(again.stdout) as Record<'trades' | 'openPositions', { readonly entryAt: string }[]>;
  expect([...made.trades, ...made.openPositions].map(({ entryAt }) => entryAt).toSorted()).toEqual(entries);
});

test.each(['0', '1,,2'])('explain refuses to look for %j trades', async (text) => {
  expectErrorDocument(await quantor(['explain', ledger, '--trades', text, '--json']), 'bad-value');
});

test.concurrent.each([
  [['--at', '2018-03-05T11:00', '--funnel'], '--at and --funnel'],
  [['--factors', '--trades', '1'], '--factors and --trades'],
])('explain gives one answer at a time: %j', async (flags, found) => {
  const outcome = await quantor(['explain', ledger, ...flags]);
  expectErrorSentence(outcome, 'mixed-flags');
  expect(outcome.stderr).toContain(`found ${found}`);
});

describe('explain --at', () => {
  const session = '2018-03-05';

  test.concurrent('prints the card of the bar, or of the last one before the time', async () => {
    const exact = await quantor(['explain', ledger, '--at', `${session}T11:00`]);
    expect(exact).toMatchObject({ status: 0 });
    expect(exact.stdout).toMatch(/^DECISION AT 2018-\d\d-\d\d \d\d:\d\d New York\n {2}\w+ [\d,.]+; /);
    expect(exact.stdout).toContain('\nENTRY\n');
    const between = await quantor(['explain', ledger, '--at', `${session}T11:00:30`]);
    expect(between.stdout).toBe(exact.stdout);
  });

  test.concurrent('says the same in one JSON document, of an entry with its order', async () => {
    const entry = bytes
      .toString()
      .split('\n')
      .find((line) => line.includes('"action":"open"') && line.includes('"type":"order-submitted"'));
    const { atMs, quantity } = JSON.parse((entry ?? '').slice(65)) as Record<'atMs' | 'quantity', number>;
    const at = new Date(atMs).toISOString().slice(0, 16);
    const { status, stdout } = await quantor(['explain', ledger, '--at', `${at}Z`, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      at: new Date(atMs).toISOString(),
      entry: { outcome: 'enter', quantity },
      signals: null,
      flips: [],
    });
  });

  test.concurrent.each([
    ['soon', 'at-unreadable'],
    ['1995-01-03', 'at-outside-run'],
    ['2027-01-04', 'at-outside-run'],
  ])('refuses %s', async (at, code) => {
    expectErrorDocument(await quantor(['explain', ledger, '--at', at, '--json']), code);
    expectErrorSentence(await quantor(['explain', ledger, '--at', at]), code);
  });
});
