// Checks the counts by origin of quotes against a small run worked out by hand, and how summary and report tell them.
import { expect, test } from 'vitest';
import type { ChainOrigin, EpochMs } from '../../../core/domain/index.ts';
import type { ChainFacts, LedgerRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';
import { ended, manifest } from '../ledger-records.fixture.ts';
import { runDocument, textSummary } from '../index.ts';
import { dataPage } from '../pages/data-page.ts';
import { sampleFacts, sampleRun } from '../sample-run.fixture.ts';

const FACTS: ChainFacts = {
  bars: { recorded: 6, simulated: 3, none: 1 },
  snapshots: 6,
  rows: 100,
  quotes: 80,
  dropped: { unreadable: 0, expired: 20 },
  repaired: { sentinel: 3 },
  zeroBids: 5,
  locked: 2,
  crossed: 1,
  spot: { compared: 6, apart: 1, farthest: 0.002 },
  closes: { instants: 6, stamped: 6, minutesLate: { least: 32, median: 117, most: 187 } },
  passedOver: ['chains/readme.csv'],
};

/** The sample run whose first trade was opened and closed on recorded quotes, and whose second was settled. */
function mixedRun(chains: ChainFacts = FACTS): readonly LedgerRecord[] {
  const [first, ...others] = sampleRun();
  if (first?.type !== 'manifest') throw new Error('the first record is the manifest');
  const labels = { ...first.labels, chain: 'recorded' as const };
  const end = others.pop();
  if (end?.type !== 'run-ended') throw new Error('the last record ends the run');
  const originOf = ({ tradeId }: OrderFilledRecord): ChainOrigin =>
    tradeId === 1 ? 'recorded' : 'simulated';
  return [
    { ...first, labels, data: { ...first.data, chains } },
    ...others.map((record) =>
      record.type === 'order-filled' ? { ...record, quoteOrigin: originOf(record) } : record,
    ),
    { ...end, marks: { recorded: 7, simulated: 4, repeated: 5, stale: 2 } },
  ];
}

test('counts bars, fills and marks by the origin of their quotes', () => {
  const { data, trades } = runDocument(mixedRun(), sampleFacts());
  expect(data.chains).toMatchObject({
    bars: { recorded: 6, simulated: 3, none: 1 },
    fallbackShare: 0.4,
    entries: { recorded: 1, simulated: 2 },
    exits: { recorded: 1, simulated: 0, settled: 1, waited: 0 },
    marks: { recorded: 7, simulated: 4, repeated: 5, stale: 2 },
    dropped: { expired: 20 },
    closes: { stamped: 6, minutesLate: { median: 117 } },
    passedOver: ['chains/readme.csv'],
  });
  expect(trades.map(({ entryQuotes, exitQuotes }) => [entryQuotes, exitQuotes])).toEqual([
    ['recorded', 'recorded'],
    ['simulated', null],
  ]);
});

test('counts the settled trades whose exit had been sent and did not fill', () => {
  const records = mixedRun();
  const order = {
    type: 'order-submitted',
    seq: 0,
    atMs: 0 as EpochMs,
    orderId: 99,
    action: 'close',
    quantity: 2,
    urgency: 'patient',
    legs: [],
  } as const;
  const sent = [1, 2, 3].map((tradeId): LedgerRecord => ({ ...order, tradeId }));
  const document = runDocument([...records.slice(0, -1), ...sent, ...records.slice(-1)], sampleFacts());
  // The first was closed, the third is open.
  expect(document.data.chains?.exits).toEqual({ recorded: 1, simulated: 0, settled: 1, waited: 1 });
  expect(textSummary(document)).toContain('1 settled, 1 after an exit that did not fill');
});

test('is null without recorded chains, and of older ledgers all is simulated', () => {
  const { data, trades } = runDocument(sampleRun(), sampleFacts());
  expect(data.chains).toBeNull();
  expect(new Set(trades.map(({ entryQuotes }) => entryQuotes))).toEqual(new Set(['simulated']));
  const old = runDocument(
    [manifest({ data: { ...manifest().data, chains: FACTS } }), ended('2018-02-02', 100_000, [])],
    sampleFacts(),
  );
  expect(old.data.chains?.marks).toEqual({ recorded: 0, simulated: 0, repeated: 0, stale: 0 });
});

test('the summary has a line a count, the trades their quotes, all within the page', () => {
  const lines = textSummary(runDocument(mixedRun(), sampleFacts())).split('\n');
  const line = (start: string): string => lines.find((one) => one.trimStart().startsWith(start)) ?? '';
  expect(line('option chain')).toMatch(/recorded +recorded option quotes at some bars, counted below$/);
  expect(line('bars  ')).toMatch(/6 +3 +1 without a chain$/);
  expect(line('entries')).toMatch(/1 +2 +-$/);
  expect(line('exits')).toMatch(/1 +0 +1 settled$/);
  expect(line('marks')).toMatch(/7 +4 +5 repeated, 2 stood still$/);
  expect(lines.join(' ')).toContain('none at 40.0% of bars, 6 instants looked at');
  expect(line('id')).toMatch(/exit +on$/);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
});

test('a run that looks at recorded quotes everywhere says just that', () => {
  const everywhere = { ...FACTS, bars: { recorded: 10, simulated: 0, none: 0 } };
  const document = runDocument(mixedRun(everywhere), sampleFacts());
  expect(textSummary(document)).toMatch(/option chain +recorded +recorded option quotes at every bar/);
  expect(dataPage(document).lead).toBe('Prices, volatility and option quotes are all recorded.');
});

test('the report has the counts as a table, and says that not all is recorded', () => {
  const page = dataPage(runDocument(mixedRun(), sampleFacts()));
  expect(page.lead).toContain('Not, or not wholly, recorded: option quotes (partly recorded).');
  const table = page.blocks.find((block) => block.kind === 'table');
  expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text).join(' '))).toEqual([
    'bars 6 3 1 without a chain',
    'entries 1 2 -',
    'exits 1 0 1 settled',
    'marks 7 4 5 repeated, 2 stood still',
  ]);
});
