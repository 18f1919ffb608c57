import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { manifest, opening, session } from '../ledger-records.fixture.ts';
import { longRun } from '../long-run.fixture.ts';
import { runDocument } from '../run-document.ts';
import { sampleFacts, sampleRun } from '../sample-run.fixture.ts';
import type { ComparedRun } from './compared-run.ts';
import { comparisonDocument } from './comparison-document.ts';
import { comparisonReport } from './comparison-report.ts';

function compared(name: string, records: readonly LedgerRecord[]): ComparedRun {
  const [first] = records;
  if (first?.type !== 'manifest') throw new Error('a ledger starts with its manifest');
  const document = runDocument(records, { ...sampleFacts(), runId: `run-${name}` });
  return { name, source: `${name}/ledger.txt`, document, records, manifest: first };
}

const configured = (config: unknown, extra: Parameters<typeof manifest>[0] = {}) => [
  manifest({ config, ...extra }),
  ...sampleRun().slice(1),
];

const a = compared('A', configured({ exit: { dteFloor: 21, touch: 'off' }, seed: 1 }));

describe('two runs that differ in a setting', () => {
  const b = compared('B', configured({ exit: { dteFloor: null, touch: 'off' }, seed: 1 }));
  const document = comparisonDocument([a, b]);

  test('are on the same data, and the setting alone is told', () => {
    expect(document.isSameData).toBe(true);
    expect(document.settingDifferences).toEqual([{ name: 'exit.dteFloor', values: ['21', 'not set'] }]);
  });

  test('made the same trades and stopped the same bars', () => {
    expect(document.trades).toEqual({ shared: 3, partial: [] });
    expect(document.funnel).toEqual([]);
  });

  test('are not tested over five sessions, and the report says so', () => {
    const other = compared(
      'B',
      configured({}).map((record) =>
        record.type === 'session-closed' && record.date === '2018-02-02'
          ? session({ day: record.date, equityDollars: 100_500 })
          : record,
      ),
    );
    const few = comparisonDocument([a, other]);
    expect(few.pairedTests).toMatchObject([{ sessions: 5, difference: null, untested: 'too-few-sessions' }]);
    const report = comparisonReport(few, [a, other]);
    expect(report.cover.verdict).toBe('Too few sessions in common to tell a difference from luck.');
    expect(report.cover.sentences).toEqual([
      'B against A: not tested, 5 sessions in common where 60 are needed.',
    ]);
  });

  test('that returned the same in every session are said to, not to be within luck', () => {
    expect(document.pairedTests).toMatchObject([{ difference: null, untested: 'same-returns' }]);
    const { cover } = comparisonReport(document, [a, b]);
    expect(cover.verdict).toBe('The same return in every session: nothing to choose between.');
    expect(cover.sentences).toEqual(['B against A: the same return in every session (5 in common).']);
  });

  test('stand side by side with their differences', () => {
    const other = compared('B', [
      ...configured({}).slice(0, -1),
      session({ day: '2018-02-05', equityDollars: 100_500 }),
    ]);
    const report = comparisonReport(comparisonDocument([a, other]), [a, other]);
    const table = report.sections
      .find(({ id }) => id === 'figures')
      ?.blocks.find((block) => block.kind === 'table');
    const row = table?.kind === 'table' ? table.rows[0]?.cells.map(({ text }) => text) : [];
    expect(row).toEqual(['Net P&L', '$100.00', '$500.00', '$400.00']);
  });
});

describe('runs on different data', () => {
  const other = compared(
    'B',
    configured(
      { seed: 2 },
      { seed: 2, inputs: [{ role: 'bars', path: 'x.csv', sha256: 'f'.repeat(64), bytes: 1 }] },
    ),
  );
  const document = comparisonDocument([a, other]);
  const report = comparisonReport(document, [a, other]);

  test('are said to be, before anything else', () => {
    expect(document.isSameData).toBe(false);
    expect(document.dataDifferences.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Seed', 'File: bars']),
    );
    expect(report.cover.verdict).toContain('cannot be ranked');
    expect(report.cover.callouts[0]?.title).toBe('These runs were made on different data');
    expect(report.sections[0]?.id).toBe('data');
  });
});

test('a trade of one run only is named with its run', () => {
  const extra = opening({
    id: 4,
    openedOn: '2018-02-02',
    expiry: '2018-03-23',
    entryCents: [50, 150, 120, 40],
    feesCents: 520,
  });
  const b = compared('B', [...configured({}).slice(0, -2), ...extra, ...sampleRun().slice(-2)]);
  const { trades } = comparisonDocument([a, b]);
  expect(trades.shared).toBe(3);
  expect(trades.partial).toMatchObject([
    { runs: ['B'], expiry: '2018-03-23', strikes: [255, 260, 290, 295] },
  ]);
});

test('six runs are told apart by name, in one chart', () => {
  const runs = ['A', 'B', 'C', 'D', 'E', 'F'].map((name, index) => compared(name, longRun(80 + index)));
  const report = comparisonReport(comparisonDocument(runs), runs);
  const chart = report.cover.chart?.chart;
  expect(chart?.kind === 'lines' ? chart.series.map(({ name }) => name) : []).toEqual([
    'A',
    'B',
    'C',
    'D',
    'E',
    'F',
  ]);
  expect(report.cover.chart?.label).toBe('Figure 1');
  const columns = report.sections
    .flatMap(({ blocks }) => blocks)
    .map((block) => (block.kind === 'table' ? block.columns.length : 0));
  // A table of values and differences of six runs had twelve columns, which ran into each other.
  expect(Math.max(...columns)).toBeLessThanOrEqual(7);
  const [own, less] = report.sections
    .filter(({ id }) => id === 'figures')
    .flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'table' ? block : undefined)));
  expect([own?.rows[0]?.cells.length, less?.columns.map(({ title }) => title)]).toEqual([
    7,
    ['Figure', 'B − A', 'C − A', 'D − A', 'E − A', 'F − A'],
  ]);
});

test('a difference beyond luck is no ranking where the evidence is insufficient', () => {
  const flat = compared('A', longRun(90));
  let closes = 0;
  const steady = compared(
    'B',
    longRun(90).map((record) => {
      if (record.type !== 'session-closed') return record;
      closes += 1;
      return session({ day: record.date, equityDollars: 100_000 + 1000 * closes });
    }),
  );
  const document = comparisonDocument([flat, steady]);
  expect(document.runs.map(({ evidence }) => evidence)).toEqual(['insufficient', 'insufficient']);
  expect(comparisonReport(document, [flat, steady]).cover.verdict).toBe(
    'B differs from A by more than luck would; 1 pair tested. Too little evidence to rank them.',
  );
});
