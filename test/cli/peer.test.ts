// A run beside a peer: what it does with a good file, with one that has holes or ends early, and what it refuses.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RunDocument, runDocumentSchema } from './document-schema.fixture.ts';
import { BARS_HEADER, barRows, sessionDates, smallMarket, writeLines } from './market-files.fixture.ts';
import { expectErrorDocument, quantor, scratchFolder } from './quantor-command.fixture.ts';

const MINUTE = 60_000;
const SESSIONS = 60;
/** Pairs of closes that a score rests on: the first bar after the last of them may trade. */
const WINDOW = 21;

const folder = scratchFolder();
const market = smallMarket(folder, SESSIONS);

/** A daily row for each session: a fund near 160 that goes its own way. */
const peerRows = (): readonly string[] =>
  sessionDates(SESSIONS).map((date, day) => {
    const close = 160 + 3 * Math.sin(day / 3);
    return [date, close, close + 1, close - 1, close, 1000].join(',');
  });

const written = (name: string, rows: readonly string[]): string =>
  writeLines(folder, `${name}.csv`, [BARS_HEADER, ...rows]);

const SETTINGS = [
  'selection.creditWidthMin=null',
  'entry.daysBetweenEntriesMin=0',
  'entry.coolDownDaysAfterStop=0',
  'entry.positionsMax=60',
];

const backtest = (out: string, ...flags: readonly string[]): readonly string[] => [
  'backtest',
  ...market,
  '--root',
  'SPX',
  '--cash',
  '2000000',
  '--no-report',
  '--json',
  ...SETTINGS.flatMap((setting) => ['--set', setting]),
  '--out',
  join(folder, out),
  ...flags,
];

const dates = sessionDates(SESSIONS);
const listening = ['--set', 'signals.divergenceMax=10'];

const traceSchema = z.looseObject({ gate: z.string(), reason: z.string().optional(), atMs: z.number() });

interface Run {
  readonly document: RunDocument;
  /** The sessions that stood at a gate, with the reason of each that had one. */
  readonly stood: (gate: string) => ReadonlyMap<string, string | undefined>;
  readonly ledger: string;
}

async function run(name: string, ...flags: readonly string[]): Promise<Run> {
  const made = await quantor(backtest(name, ...flags));
  if (made.status !== 0) throw new Error(made.stderr + made.stdout);
  const ledger = join(folder, name, 'ledger.txt');
  const traces = [...readFileSync(ledger, 'utf8').matchAll(/\{.*"type":"trace".*\}/g)].map(([text]) =>
    traceSchema.parse(JSON.parse(text)),
  );
  return {
    document: runDocumentSchema.parse(JSON.parse(made.stdout)),
    ledger,
    stood: (wanted) =>
      new Map(
        traces.flatMap(({ gate, reason, atMs }) =>
          gate === wanted ? [[new Date(atMs).toISOString().slice(0, 10), reason]] : [],
        ),
      ),
  };
}

const datesOf = ({ stood }: Run, reason: string): readonly string[] =>
  [...stood('divergence')].flatMap(([date, found]) => (found === reason ? [date] : []));

describe('a run beside a peer', () => {
  const whole = written('peer', peerRows());
  let heard: Run;
  let early: Run;
  let holed: Run;

  beforeAll(async () => {
    const withPeer = (name: string, path: string) => run(name, '--peer', path, ...listening);
    [heard, early, holed] = await Promise.all([
      withPeer('heard', whole),
      withPeer('early', written('early', peerRows().slice(0, 40))),
      withPeer('holed', written('holed', peerRows().toSpliced(30, 2))),
    ]);
  }, 2 * MINUTE);

  test('stands until enough sessions have closed, and opens from the next bar on', () => {
    expect(datesOf(heard, 'no-peer')).toEqual(dates.slice(0, 1));
    expect(datesOf(heard, 'too-few-sessions')).toEqual(dates.slice(1, WINDOW));
    expect(heard.stood('divergence').size).toBe(WINDOW);
    expect(heard.document.trades.length + heard.document.openPositions.length).toBeGreaterThan(0);
  });

  test('says how many sessions have a close of it', () => {
    const told = (of: Run) => of.document.data.assumptions.join(' ');
    expect(told(heard)).toContain('60 of the 60 sessions traded have a close of it.');
    expect(told(early)).toContain('40 of the 60 sessions traded have a close of it.');
    expect(told(early)).toContain(`The first session without one is ${dates[40] ?? ''}`);
    expect(told(holed)).toContain('58 of the 60 sessions traded have a close of it.');
  });

  test('stands again once its latest close is stale: where four sessions have closed without it', () => {
    // The closes of sessions 41 to 43 may lack; with that of the fourth the score of session 40 is too old.
    expect(datesOf(early, 'stale')).toEqual(dates.slice(44));
  });

  test('stands from a hole of two sessions until the hole has left the window', () => {
    // It is 32 sessions along that a close shows the hole, and 21 pairs later that none of them spans it.
    expect(datesOf(holed, 'missing-sessions')).toEqual(dates.slice(33, 33 + WINDOW - 1));
    expect(datesOf(holed, 'stale')).toEqual([]);
  });

  test(
    'stands at every bar without one',
    async () => {
      const none = await run('none', ...listening);
      expect(datesOf(none, 'no-peer')).toEqual(dates);
      expect(none.document.trades).toEqual([]);
      expect(none.document.data.assumptions.join(' ')).toContain('no --peer is given: nothing is opened');
    },
    MINUTE,
  );

  test(
    'names the file, is made again from it, and refuses another in its place',
    async () => {
      expect(readFileSync(heard.ledger, 'utf8')).toContain('"role":"peer"');
      expect((await quantor(['verify', heard.ledger])).stdout).toContain('verified');
      expect((await quantor(['replay', heard.ledger])).stdout).toContain('identical');
      const before = readFileSync(whole);
      writeFileSync(whole, readFileSync(whole, 'utf8').replace('160', '161'));
      const changed = await quantor(['replay', heard.ledger, '--json']);
      writeFileSync(whole, before);
      expectErrorDocument(changed, 'input-changed');
    },
    MINUTE,
  );
});

describe('a gap', () => {
  test(
    'stops a session that opened too far off, and the card says of what class it was',
    async () => {
      // Each day opens where the one before closed, but for one that opens a percent above.
      const rows = barRows(SESSIONS).map((row, day) => {
        const [date = '', open, high, low, close] = row.split(',');
        const factor = day === 30 ? 1.01 : 1.0001;
        const first = Number(open) * factor;
        return [date, first, Math.max(Number(high), first), Math.min(Number(low), first), close, 1].join(',');
      });
      const bars = written('gapped', rows);
      const gapped = await run('gap', '--bars', bars, '--set', 'signals.gapMax=0.005');
      expect([...gapped.stood('gap')]).toEqual([
        [dates[0], 'no-previous-close'],
        [dates[30], undefined],
      ]);
      const cardOn = async (day: number) =>
        (await quantor(['explain', gapped.ledger, '--at', `${dates[day] ?? ''}T11:00`])).stdout;
      expect(await cardOn(30)).toMatch(/Gate gap: [^]*0\.01 against 0\.005[^]*gap 0\.01 \(large\) since/);
      expect(await cardOn(32)).toMatch(/gap 0\.0001 \(none\) since/);
    },
    MINUTE,
  );
});

describe('a peer that cannot be used', () => {
  const refused: readonly (readonly [name: string, code: string, path: () => string])[] = [
    ['a missing file', 'input-missing', () => join(folder, 'gone.csv')],
    ['wrong columns', 'input-columns', () => writeLines(folder, 'columns.csv', ['name,age', 'bob,3'])],
    [
      'negative prices only',
      'input-rows',
      () =>
        written(
          'negative',
          peerRows().map((row) => row.replace(/,[^,]+,1000$/, ',-5,1000')),
        ),
    ],
    [
      'weeks',
      'peer-timeframe',
      () =>
        written(
          'weeks',
          peerRows().filter((row) => new Date(row.slice(0, 10)).getUTCDay() === 4),
        ),
    ],
  ];

  test.concurrent.each(refused)('%s: %s', async (_name, code, path) => {
    expectErrorDocument(await quantor(backtest(`refused-${code}`, '--peer', path())), code);
  });

  test('one that ends before the first session to trade: peer-coverage', async () => {
    const [ended, from] = [written('ended', peerRows().slice(0, 30)), dates[30] ?? ''];
    const refusal = await quantor(backtest('uncovered', '--peer', ended, '--from', from));
    expect(expectErrorDocument(refusal, 'peer-coverage')).toContain(
      `expected closes of the sessions traded, ${from}`,
    );
  });
});
