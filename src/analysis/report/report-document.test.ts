import { describe, expect, test } from 'vitest';
import { manifest, session } from './ledger-records.fixture.ts';
import { longRun } from './long-run.fixture.ts';
import type { ReportBlock, TableBlock } from './blocks/report-block.ts';
import { type ReportDocument, reportDocument } from './report-document.ts';
import { runDocument, type RunFacts } from './run-document.ts';
import { sampleFacts, sampleRun } from './sample-run.fixture.ts';

function reportOf(records = sampleRun(), facts: RunFacts = sampleFacts()): ReportDocument {
  return reportDocument(runDocument(records, facts), records);
}

function blocksOf(report: ReportDocument, id: string): readonly ReportBlock[] {
  const section = report.sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`no section ${id}`);
  return section.blocks;
}

function tableOf(report: ReportDocument, id: string, index = 0): TableBlock {
  const tables = blocksOf(report, id).filter((block) => block.kind === 'table');
  const table = tables[index];
  if (table === undefined) throw new Error(`no table ${index} in ${id}`);
  return table;
}

const textsOf = (table: TableBlock): readonly (readonly string[])[] =>
  table.rows.map(({ cells }) => cells.map(({ text }) => text));

const zeroTrades = [
  manifest(),
  session({ day: '2018-01-29', equityDollars: 100_000, bars: [['credit-width', 3]] }),
  session({
    day: '2018-01-30',
    equityDollars: 100_000,
    bars: [
      ['entry-window', 1],
      ['credit-width', 2],
    ],
  }),
];

describe('a run with trades', () => {
  const report = reportOf();

  test('has its sections in the order in which a reader asks', () => {
    expect(report.sections.map(({ id }) => id)).toEqual([
      'equity',
      'months',
      'figures',
      'results',
      'honesty',
      'guards',
      'price',
      'trade-list',
      'funnel',
      'data',
      'definitions',
      'manifest',
    ]);
  });

  test('says on its cover what the figures prove before it shows them', () => {
    const [callout] = report.cover.callouts;
    expect(callout?.title).toBe('Evidence: insufficient');
    expect(callout?.text).toContain('Under 30 trades (2); under 10 losses (1)');
    expect(report.cover.figures.map(({ label, value }) => [label, value])).toContainEqual([
      'Net P&L',
      '$100',
    ]);
    expect(report.cover.labels.map(({ label }) => label)).toEqual(['real', 'recorded', 'simulated']);
  });

  test('writes losses with a true minus sign and the unit beside the number', () => {
    const worst = report.cover.figures.find(({ label }) => label === 'Worst trade');
    expect(worst?.value).toBe('−$245');
  });

  test('names the deepest fall with its days', () => {
    const lead = report.sections[0]?.lead;
    expect(lead).toContain(
      'The deepest fall was 0.4%, from 2018-01-31 to 2018-02-01, not recovered when the run ended.',
    );
  });

  test('splits results by exit and adds them up', () => {
    expect(textsOf(tableOf(report, 'results'))).toEqual([
      ['expiry', '1', '50.0', '0.0', '−245.20', '−245.20', '−245.20'],
      ['profit-target', '1', '50.0', '100.0', '209.60', '209.60', '209.60'],
      ['all', '2', '100.0', '50.0', '−17.80', '−245.20', '−35.60'],
    ]);
  });

  test('lists closed trades and then open ones', () => {
    const rows = textsOf(tableOf(report, 'trade-list'));
    expect(rows.map(([id, , closed]) => [id, closed])).toEqual([
      ['1', '2018-02-01'],
      ['2', '2018-02-02'],
      ['3', 'open'],
    ]);
    expect(rows[0]?.slice(4, 6)).toEqual(['255 / 260', '290 / 295']);
  });

  test('gives every chart a caption, a title and words for those who cannot see it', () => {
    const charts = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
    expect(charts.map(({ chart }) => chart.kind)).toEqual([
      'equity',
      'drawdown',
      'pnl-histogram',
      'price-overview',
      'price-strikes',
      'funnel',
    ]);
    for (const { title, caption, description } of charts) {
      expect([title, caption, description].every((text) => text.length > 5)).toBe(true);
    }
  });

  test('numbers figures and tables in order, and tells of each what it rests on', () => {
    const blocks = report.sections.flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.kind === 'chart' || block.kind === 'table' ? [{ section, block }] : [],
      ),
    );
    const labels = (kind: string) =>
      blocks.filter(({ block }) => block.kind === kind).map(({ block }) => block.label);
    expect(report.cover.chart?.label).toBe('Figure 1');
    expect(labels('chart')).toEqual(labels('chart').map((_, index) => `Figure ${index + 2}`));
    expect(labels('table')).toEqual(labels('table').map((_, index) => `Table ${index + 1}`));
    for (const { section, block } of blocks) {
      expect([block.label, block.title]).not.toContain('');
      if (section.isReference !== true)
        expect(block.basis).toBe(
          '2 closed trades in 5 sessions; underlying real, volatility recorded, quotes simulated; modelled fills that give up part of the spread.',
        );
    }
  });

  test('has the state of the run in one line', () => {
    expect(report.cover.verdict).toBe(
      'Gained 0.10% on the initial cash on simulated option quotes: too little evidence for any conclusion.',
    );
  });

  test('names inputs by file and hash, without the folders they lay in', () => {
    const records = sampleRun().with(
      0,
      manifest({
        inputs: [{ role: 'bars', path: '/home/someone/private/spy.csv', sha256: 'ab12', bytes: 1234 }],
      }),
    );
    expect(textsOf(tableOf(reportOf(records), 'manifest'))).toEqual([['bars', 'spy.csv', '1,234', 'ab12']]);
  });

  test('depends on neither files nor timing', () => {
    const other = {
      ...sampleFacts(),
      files: { ledger: null, trades: null, pdf: null, html: null },
      timing: { loadSeconds: 9, runSeconds: 9, barsPerSecond: 9 },
    };
    expect(reportOf(sampleRun(), other)).toEqual(report);
  });
});

describe('a run without a trade', () => {
  const flat = [0, 0.5, 1].map((f) => ({ f, netPnlDollars: 0, trades: 0 }));
  const report = reportOf(zeroTrades, { ...sampleFacts(), fillBand: flat });

  test('says so first, and which gate let nothing past', () => {
    expect(report.cover.callouts[0]).toMatchObject({
      title: 'No trade was opened',
      text: 'Most bars, 5 of 6 bars, stopped at credit-width: too little credit for the width. No bar got past it.',
    });
    expect(report.sections.map(({ id }) => id)).toEqual([
      'funnel',
      'assumptions',
      'guards',
      'data',
      'definitions',
      'manifest',
    ]);
  });

  test('has the nearest misses of the whole run where they are known, not those that the ledger keeps', () => {
    const at = '2018-01-16T15:05:00.000Z';
    const nearest = [
      { at, gate: 'credit-width', value: 0.2412, limit: 0.25, distance: 0.0088, structure: null } as const,
    ];
    const whyNot = { nearest, unlock: [], locked: [] };
    const tablesOf = (from: typeof report): readonly string[] =>
      blocksOf(from, 'funnel').flatMap((block) =>
        block.kind === 'table' && block.title.startsWith('How near')
          ? [block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' ')).join()]
          : [],
      );
    const told = reportOf(zeroTrades, { ...sampleFacts(), fillBand: flat, whyNot });
    expect(tablesOf(told)).toEqual(['credit-width 2018-01-16 15:05 0.2412 0.25 ']);
    expect(tablesOf(report)).not.toEqual(tablesOf(told));
  });

  test('claims no break-even where every repetition came to nothing', () => {
    expect(report.cover.sentences).toEqual([]);
    const section = report.sections.find(({ id }) => id === 'assumptions');
    expect(section?.lead).toContain('it closes no trade at any fill');
    expect(blocksOf(report, 'assumptions').map(({ kind }) => kind)).toEqual(['table']);
  });

  test('shows the market on its cover instead of a flat line', () => {
    expect(report.cover.chart?.chart.kind).toBe('price-overview');
  });
});

test('a run without a session still makes a report', () => {
  const report = reportOf([manifest()]);
  expect(report.cover.subtitle).toContain('no session traded');
  expect(report.cover.chart).toBeUndefined();
  expect(report.cover.callouts[0]?.text).toBe('The run had no bar on which it might trade.');
});

describe('a run of many trades', () => {
  const report = reportOf(longRun(10_000));

  test('lists the latest and states the cut', () => {
    const table = tableOf(report, 'trade-list');
    expect(table.title).toBe('Last 50 of 10,000 trades');
    expect(textsOf(table).at(-1)?.[0]).toBe('10000');
    expect(table.rows).toHaveLength(50);
  });

  test('tells open trades beside the closed ones of a cut list', () => {
    const records = longRun(60);
    const document = runDocument(records, sampleFacts());
    const [open] = runDocument(sampleRun(), sampleFacts()).openPositions;
    if (open === undefined) throw new Error('the sample run has an open trade');
    const table = tableOf(reportDocument({ ...document, openPositions: [open] }, records), 'trade-list');
    expect(table.title).toBe('Last 50 of 60 closed trades, and 1 open');
    expect(table.rows).toHaveLength(51);
  });

  test('tells amounts of a hundred million and more in thousands, a column at a time', () => {
    const records = longRun(3);
    const document = runDocument(records, sampleFacts());
    const [first, ...others] = document.trades;
    if (first === undefined) throw new Error('the run has trades');
    const unitsAndFirst = (maxLossDollars: number) => {
      const trades = [{ ...first, maxLossDollars }, ...others];
      const { columns, rows } = tableOf(reportDocument({ ...document, trades }, records), 'trade-list');
      const of = (title: string) => {
        const index = columns.findIndex((column) => column.title === title);
        return [columns[index]?.unit, rows[0]?.cells[index]?.text];
      };
      return { maxLoss: of('Max. loss'), pnl: of('P&L') };
    };
    expect(unitsAndFirst(99_999_999).maxLoss).toEqual(['$', '99,999,999']);
    expect(unitsAndFirst(1_234_567_890)).toEqual({
      maxLoss: ['$ 1,000', '1,234,568'],
      pnl: ['$', '50.00'],
    });
  });

  test('zooms into trades that can still be told apart', () => {
    const strikes = blocksOf(report, 'price').find(
      (block) => block.kind === 'chart' && block.chart.kind === 'price-strikes',
    );
    expect(strikes).toMatchObject({
      caption: expect.stringContaining('the latest 40 of 10,000 trades') as string,
    });
  });
});

test('other fills and premiums are said in a sentence each, with the premium that was assumed', () => {
  const records = sampleRun();
  const facts: RunFacts = {
    ...sampleFacts(),
    fillBand: [
      { f: 0, netPnlDollars: 50, trades: 2 },
      { f: 1, netPnlDollars: -50, trades: 2 },
    ],
    premiumBand: [
      { premiumVolPoints: 0, netPnlDollars: -300, trades: 2 },
      { premiumVolPoints: 4, netPnlDollars: 100, trades: 2 },
    ],
  };
  expect(reportOf(records, facts).cover.sentences).toEqual([
    'Fills: made again with orders filled a share f of the way from mid to natural, it breaks even at f = 0.50.',
    'Volatility: option prices rest on an estimated premium over forecast volatility; it breaks even at a premium of 3.00 volatility points; 4.00 are assumed.',
  ]);
});
