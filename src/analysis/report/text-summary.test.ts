// Checks that the summary says what the document says, fits the page, and explains a run without trades.
import { describe, expect, test } from 'vitest';
import { cents } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { runDocument, textSummary } from './index.ts';
import { closing, ended, manifest, opening, session } from './ledger-records.fixture.ts';
import { sampleFacts, sampleRun } from './sample-run.fixture.ts';

const linesOf = (records: readonly LedgerRecord[]): readonly string[] =>
  textSummary(runDocument(records, sampleFacts())).split('\n');
const lineWith = (lines: readonly string[], part: string): string =>
  lines.find((line) => line.includes(part)) ?? '';

describe('the sample run', () => {
  const lines = linesOf(sampleRun());

  test('states what was recorded and what was made up', () => {
    expect(lineWith(lines, 'underlying')).toMatch(/underlying +real +recorded prices/);
    expect(lineWith(lines, 'option chain')).toMatch(/simulated +every option quote comes from a model/);
    expect(lineWith(lines, 'repairs')).toBe('  repairs: 1 bad-decimal, 3 overnight-gap; 2 rows set aside');
  });

  test('shows figures right-aligned under each other', () => {
    expect(lineWith(lines, 'final equity')).toMatch(/final equity +\$ +100,100\.00 +still open +1$/);
    expect(lineWith(lines, 'net P&L')).toMatch(/net P&L +\$ +100\.00 +win rate +% of trades +50\.0$/);
    expect(lineWith(lines, 'profit factor')).toMatch(/profit factor +0\.85$/);
    const figures = lines.slice(lines.indexOf('RESULT') + 2, lines.indexOf('EVIDENCE') - 2);
    expect(new Set(figures.map((line) => line.length)).size).toBe(1);
  });

  test('claims nothing on two trades', () => {
    expect(lineWith(lines, 'INSUFFICIENT')).toContain('under 30 trades (2); under 10 losses (1).');
    expect(lines.join(' ')).toContain('These figures support no conclusion');
  });

  test('has a month table that chains to the year', () => {
    // (1 + 0.002)(100,100 / 100,200) - 1 = 0.1%.
    expect(lineWith(lines, '  2018 ')).toMatch(/^ {2}2018 +0\.20 +-0\.10 +0\.10$/);
  });

  test('lists closed and open trades', () => {
    expect(lineWith(lines, 'profit-target')).toMatch(
      /^ +1 +2018-01-30 +2018-02-01 +45 +255\/260 +290\/295 +2 +360\.00 +209\.60/,
    );
    expect(lineWith(lines, '2018-02-02  open ')).toMatch(/4\.80 {2}-$/);
  });

  test('ends with the funnel, its counts and the gate that stopped most', () => {
    expect(lineWith(lines, '  entry-window')).toMatch(
      /entry-window +3 +20\.0 +12 +outside the hours of entry$/,
    );
    expect(lineWith(lines, '  leg-spread')).toMatch(/leg-spread +2 +13\.3 +4 /);
    expect(lineWith(lines, '  candidates')).toMatch(/candidates +26\.7 +4 /);
    expect(lines.slice(-2)).toEqual([
      '  The gate entry-window stopped the most: 3 of 15 bars (outside the hours of entry).',
      '',
    ]);
  });
});

test('a year chains its months, over a month without sessions', () => {
  const closes = [
    session({ day: '2018-01-30', equityDollars: 150_000 }),
    session({ day: '2018-03-30', equityDollars: 75_000 }),
  ];
  // 1.5 x 0.5 - 1.
  expect(lineWith(linesOf([manifest(), ...closes]), '  2018 ')).toMatch(
    /^ {2}2018 +50\.00 +n\/a +-50\.00 +-25\.00$/,
  );
});

test('a run under a year says that yearly figures are stretched, a longer one does not', () => {
  const until = (day: string): string =>
    linesOf([
      manifest(),
      ...['2018-01-02', day].map((each) => session({ day: each, equityDollars: 100_000 })),
    ]).join(' ');
  expect(until('2018-12-31')).toContain('Yearly figures are stretched from 364 days');
  expect(until('2019-01-02')).not.toContain('stretched');
});

test('no line is longer than the page, whatever the size of the account', () => {
  const large = {
    strikesDollars: [4200, 4250, 4700, 4750],
    quantity: 999,
    entryCents: [500, 1500, 1200, 400],
    feesCents: 99_999,
  };
  const trades = Array.from({ length: 12 }, (_, index) => {
    const id = 9000 + index;
    return [
      ...opening({ ...large, id, root: 'SPX', openedOn: '2018-01-30', expiry: '2018-03-16' }),
      ...closing({
        id,
        closedOn: '2018-02-01',
        reason: 'profit-target',
        exitCents: [0, 0, 0, 0],
        pnlDollars: -1_234_567.89,
        feesCents: 1,
      }),
    ];
  }).flat();
  const bars = [['credit-width', 12_345_678]] as const;
  const lines = linesOf([
    manifest({ initialCashCents: cents(1e11) }),
    ...trades,
    session({ day: '2018-01-30', equityDollars: 2e9, bars }),
    session({ day: '2018-02-01', equityDollars: 4e10, bars }),
  ]);
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  expect(lines).toContain('LAST 10 OF 12 TRADES');
  expect(lineWith(lines, '9011')).toMatch(/999 +1,798,200 +-1,234,568 +profit-target$/);
  expect(lines.some((line) => line.includes('9001'))).toBe(false);
  expect(lineWith(lines, '  2018 ')).toContain('1,900');
});

describe('a run without trades', () => {
  const without = (bars: Parameters<typeof session>[0]['bars'], ...more: readonly LedgerRecord[]): string =>
    linesOf([
      manifest(),
      session({ day: '2018-01-30', equityDollars: 100_000, ...(bars && { bars }) }),
      ...more,
    ])
      .slice(-6)
      .join(' ')
      .replaceAll(/\s+/g, ' ');

  test('names the gate that stopped the most and that no bar got past it', () => {
    expect(
      without([
        ['entry-window', 12],
        ['credit-width', 66],
      ]),
    ).toContain(
      'No trade was opened. The gate credit-width stopped the most: 66 of 78 bars (too little credit for the width). No bar got past it.',
    );
  });

  test('names the closing gate where it is another one', () => {
    expect(
      without([
        ['entry-window', 70],
        ['leg-spread', 8],
      ]),
    ).toContain('No bar got past leg-spread');
  });

  test('says where candidates led to nothing', () => {
    expect(without([['candidate', 2]])).toContain(
      'No gate stopped a bar. 2 bars passed every gate, but no order was sent.',
    );
    const order = opening({
      id: 1,
      openedOn: '2018-01-30',
      expiry: '2018-03-16',
      entryCents: [0, 1, 1, 0],
      feesCents: 0,
    })[0];
    expect(without([['candidate', 2]], order as LedgerRecord)).toContain(
      'none of 1 opening order was filled',
    );
  });

  test('says that there was no bar', () => {
    expect(without([])).toContain('the run had no bar on which it might trade');
  });

  test('shows what is undefined as such, never as a number', () => {
    const lines = linesOf([manifest(), ended('2018-01-30', 100_000)]);
    expect(lineWith(lines, 'Sharpe')).toMatch(/Sharpe +a year +n\/a/);
    expect(lines.join('\n')).not.toMatch(/NaN|Infinity|undefined|null/);
  });
});
