// Tests how the answer to "why not?" reads, in the summary and in the report.
import { expect, test } from 'vitest';
import type { WhyNotSection } from '../../document/why-not-section.ts';
import { nearestTable, whyNotTables } from '../../pages/funnel/why-not-tables.ts';
import { LINE_WIDTH } from '../aligned-text.ts';
import { whyNotLines } from './why-not-text.ts';

const LOCKED = { loosest: null, trades: null, behind: null, why: null, more: null };
const SECTION: WhyNotSection = {
  nearest: [
    {
      at: '2018-02-06T15:05:00.000Z',
      gate: 'credit-width',
      value: 0.2412345,
      limit: 0.25,
      distance: 0.0087655,
      structure: { expiry: '2018-03-16', dte: 38, strikes: [245, 250, 280, 285] },
    },
    {
      at: '2018-02-07T15:05:00.000Z',
      gate: 'vix-level',
      value: 31,
      limit: 30,
      distance: 1,
      structure: null,
    },
  ],
  unlock: [
    {
      gate: 'credit-width',
      key: 'selection.creditWidthMin',
      from: 0.25,
      to: 0.2412,
      more: 1,
      trades: 2,
      entries: ['2018-01-06T15:10:00.000Z', '2018-02-06T15:10:00.000Z'],
      firstNew: '2018-02-06T15:10:00.000Z',
      isSmallest: true,
    },
    {
      gate: 'regime',
      key: 'regime.block',
      from: 'crash',
      to: null,
      more: 5,
      trades: 9,
      entries: ['2018-02-06T15:10:00.000Z'],
      firstNew: '2018-02-06T15:10:00.000Z',
      isSmallest: false,
    },
  ],
  locked: [
    { ...LOCKED, gate: 'natural-credit', key: null, why: 'it cost money' },
    {
      ...LOCKED,
      gate: 'entry-window',
      key: 'entry.windowEnd',
      more: 1,
      loosest: '16:00',
      trades: 0,
      behind: 'vix-level',
    },
    {
      ...LOCKED,
      gate: 'vix-level',
      key: 'signals.vixMax',
      more: 20,
      loosest: null,
      trades: 1,
      behind: 'vix-level',
    },
    { ...LOCKED, gate: 'consensus', key: 'consensus.quorum', more: 5 },
  ],
};

test('nearest misses, changes, and what alone opens nothing', () => {
  const lines = whyNotLines(SECTION);
  expect(lines.filter((line) => !line.startsWith('---') && line !== '')).toEqual([
    'NEAREST MISSES, ONE A SESSION',
    '  gate          bar closed at      measured  limit  structure',
    '  credit-width  2018-02-06T15:05Z   0.24123   0.25  2018-03-16  245 / 250 / 280 / 285',
    '  vix-level     2018-02-07T15:05Z        31     30',
    'WHAT WOULD HAVE OPENED TRADES, ONE SETTING AT A TIME',
    '  gate          asked  setting                     now  smallest change  trades  first new entry',
    '  credit-width     +1  selection.creditWidthMin   0.25           0.2412       2  2018-02-06T15:10Z',
    '  regime           +5  regime.block              crash      at most off       9  2018-02-06T15:10Z',
    '  Each line is a run made again with that one change (--set KEY=VALUE gives it): trades is what that',
    '  run opens in all.',
    '  natural-credit: it cost money.',
    '  entry-window: entry.windowEnd even at 16:00 opens not one trade more; most bars it lets through',
    '    stop at vix-level.',
    '  vix-level: signals.vixMax even switched off opens not 20 trades more (1 trade in all); bars stop',
    '    there all the same.',
    '  consensus: consensus.quorum opens not 5 trades more.',
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LINE_WIDTH);
});

test('nothing to change is said', () => {
  expect(whyNotLines({ nearest: [], unlock: [], locked: [] }).at(-1)).toBe(
    '  No change of one setting of a gate alone opens a trade more.',
  );
});

test('the report has the changes as a table and the rest as sentences, and neither where the run traded', () => {
  const [table, list] = whyNotTables(SECTION);
  expect(table).toMatchObject({ kind: 'table' });
  const rows = table?.kind === 'table' ? table.rows.map(({ cells }) => cells.map(({ text }) => text)) : [];
  expect(rows).toEqual([
    ['credit-width', 'selection.creditWidthMin', '0.25', '0.2412', '1', '2', '2018-02-06'],
    ['regime', 'regime.block', 'crash', 'at most off', '5', '9', '2018-02-06'],
  ]);
  expect(list).toMatchObject({ kind: 'list', items: { length: 4 } });
  expect(whyNotTables({ nearest: [], unlock: [], locked: [] })).toMatchObject([{ kind: 'paragraph' }]);
  expect(whyNotTables(null)).toEqual([]);
});

test('the report has the nearest misses with what was refused', () => {
  const table = nearestTable(SECTION.nearest);
  expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['credit-width', '2018-02-06 15:05', '0.24123', '0.25', '2018-03-16  245 / 250 / 280 / 285'],
    ['vix-level', '2018-02-07 15:05', '31', '30', ''],
  ]);
  expect(nearestTable([])).toBeUndefined();
});

test('changes too wide for a line give the day of the first entry alone, lists are told in sentences', () => {
  const [first] = SECTION.unlock;
  if (first === undefined) throw new Error('there is a change');
  const told = (entry: typeof first): string => {
    const lines = whyNotLines({ nearest: [], unlock: [entry], locked: [] });
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LINE_WIDTH);
    return lines.join('\n');
  };
  const [gate, key] = ['breach-probability', 'selection.breachProbabilityMax'] as const;
  const long = told({ ...first, gate, key, from: 0.123, to: 0.33585 });
  expect(long).toContain('  2  2018-02-06\n');
  const from = 'low-vol-range,high-vol-range,bull-trend,bear-trend,crash';
  const to = 'low-vol-range,bull-trend,bear-trend,crash';
  const listed = told({ ...first, gate: 'regime', key: 'regime.block', from, to });
  expect(listed.replaceAll(/\s+/g, ' ')).toContain(
    `regime +1: regime.block from ${from} to ${to}: 2 trades, the first new one at 2018-02-06T15:10Z.`,
  );
});
