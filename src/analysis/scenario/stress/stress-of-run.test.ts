import { expect, test } from 'vitest';
import { cents } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { closing, manifest, opening, session } from '../../report/ledger-records.fixture.ts';
import { createPositionBook } from './positions/position-book.ts';
import { createStress } from './pricing/stressed-pnl.ts';
import { stressOfRun } from './stress-of-run.ts';
import { SHOCKS, stressedRun } from './stressed-run.fixture.ts';

const TABLE = { shocks: SHOCKS, sha256: 'ab' };
const section = stressOfRun(stressedRun(), TABLE);

test('every trade whose market is told is struck from its entry', () => {
  expect(section).toMatchObject({ trades: 2, unpriced: 1, reason: null, shocksSha256: 'ab' });
  const [fall, calm] = section.shocks;
  expect(fall).toMatchObject({ id: 'fall', days: 3, volatilityAfter: 32 });
  expect(fall?.spotChange).toBeCloseTo(-0.1, 12);
  // Twice as many condors of the same make lose twice as much: the median is their mean, the worst the larger.
  const worst = fall?.trades?.worstDollars ?? NaN;
  expect(fall?.trades?.worstTradeId).toBe(1);
  expect(worst).toBeLessThan(-300);
  expect(worst).toBeGreaterThan(-1000);
  expect(fall?.trades?.worstShareOfEquity).toBeCloseTo(worst / 100_000, 12);
  expect(fall?.trades?.medianDollars).toBeCloseTo(0.75 * worst, -1);
  const other = 2 * (fall?.trades?.medianDollars ?? NaN) - worst;
  expect(fall?.trades?.fifthPercentileDollars).toBeCloseTo(0.95 * worst + 0.05 * other, 9);
  expect(fall?.trades?.medianShareOfMaxLoss).toBeCloseTo(worst / 640, 1);
  // A day of a market that stands still is a day of decay.
  expect(calm?.trades?.worstDollars).toBeGreaterThan(0);
});

test('what was held is stressed at the end and where most was at risk', () => {
  expect(
    section.moments.map(({ kinds, date, positions, unpriced }) => [kinds, date, positions, unpriced]),
  ).toEqual([
    [['end'], '2018-01-31', 1, 1],
    [['largest-exposure'], '2018-01-30', 2, 0],
  ]);
  const [end, largest] = section.moments;
  expect(end?.maxLossDollars).toBe(320);
  expect(largest?.maxLossDollars).toBe(960);
  expect(largest).toMatchObject({ vixPoints: 16, spotPoints: 275.5, equityDollars: 100_000 });
});

test('a grid has its cells in order, none is worse than the worst, and the still market gives nothing', () => {
  for (const { grid, worstDollars } of section.moments) {
    expect(grid.pnlDollars).toHaveLength(grid.days.length);
    for (const rows of grid.pnlDollars) {
      expect(rows).toHaveLength(grid.vixRatios.length);
      for (const row of rows) {
        expect(row).toHaveLength(grid.spotChanges.length);
        expect(Math.min(...row)).toBeGreaterThanOrEqual(grid.worst.pnlDollars);
        expect(Math.min(...row)).toBeGreaterThanOrEqual(worstDollars ?? NaN);
      }
    }
    const still = grid.pnlDollars[0]?.[grid.vixRatios.indexOf(1)]?.[grid.spotChanges.indexOf(0)];
    expect(still).toBeCloseTo(0, 8);
    const { days, vixRatio, spotChange, pnlDollars } = grid.worst;
    const cell =
      grid.pnlDollars[grid.days.indexOf(days)]?.[grid.vixRatios.indexOf(vixRatio)]?.[
        grid.spotChanges.indexOf(spotChange)
      ];
    expect(cell).toBe(pnlDollars);
  }
});

test('every cell is what its spot, its level of VIX and its days make of the positions together', () => {
  const records = stressedRun();
  const book = createPositionBook(10_000_000);
  const end = records.findIndex((record) => record.type === 'session-closed' && record.date === '2018-01-30');
  for (const record of records.slice(0, end + 1)) book.book(record);
  const close = records[end];
  if (close?.type !== 'session-closed') throw new Error('no session');
  const stresses = book
    .positionsAt(close)
    .flatMap((position) => (position === undefined ? [] : [createStress(position)]));
  const grid = section.moments[1]?.grid;
  if (grid === undefined) throw new Error('no grid');
  for (const [at, days] of grid.days.entries()) {
    for (const [row, ratio] of grid.vixRatios.entries()) {
      const cells = grid.spotChanges.map((spotChange) =>
        stresses.reduce((sum, { pnlOf }) => sum + pnlOf({ spotChange, vixPoints: 16 * ratio, days }), 0),
      );
      expect(grid.pnlDollars[at]?.[row]).toEqual(cells);
    }
  }
});

test('a moment that is both the end and the largest stands once', () => {
  const records = stressedRun().slice(0, 6);
  const moments = stressOfRun(records, TABLE).moments;
  expect(moments.map(({ kinds }) => kinds)).toEqual([['end', 'largest-exposure']]);
});

test('a condor whose legs were assigned or liquidated is left out from then on', () => {
  const records = stressedRun();
  const at = records.findIndex((record) => record.type === 'session-closed' && record.date === '2018-01-30');
  const liquidated: LedgerRecord = {
    type: 'position-liquidated',
    seq: 0,
    atMs: session({ day: '2018-01-30', equityDollars: 0 }).atMs,
    rule: 'test',
    legs: [],
    feesCents: cents(0),
    tradeIds: [2],
    cashCents: cents(0),
  };
  const { moments } = stressOfRun([...records.slice(0, at), liquidated, ...records.slice(at)], TABLE);
  expect(moments.map(({ positions, unpriced, date }) => [date, positions, unpriced])).toEqual([
    ['2018-01-30', 1, 1],
  ]);
});

test('without trades, or without their market, the section says why', () => {
  const none = stressOfRun([manifest(), session({ day: '2018-01-29', equityDollars: 100_000 })], TABLE);
  expect(none).toMatchObject({ trades: 0, moments: [] });
  expect(none.reason).toMatch(/no trade/);
  expect(none.shocks[0]?.trades).toBeNull();
  const condor = {
    id: 1,
    openedOn: '2018-01-29',
    expiry: '2018-03-16',
    entryCents: [50, 150, 120, 40],
    feesCents: 0,
  };
  const closed = {
    id: 1,
    closedOn: '2018-01-30',
    reason: 'expiry',
    exitCents: [0, 0, 0, 0],
    pnlDollars: 1,
    feesCents: 0,
  } as const;
  const old = stressOfRun([manifest(), ...opening(condor), ...closing(closed)], TABLE);
  expect(old).toMatchObject({ trades: 0, unpriced: 1 });
  expect(old.reason).toMatch(/volatilities/);
});

test('the same ledger gives the same bytes, and no number that is none', () => {
  const text = JSON.stringify(stressOfRun(stressedRun(), TABLE));
  expect(JSON.stringify(section)).toBe(text);
  expect(text).not.toMatch(/null,"worstTradeId"|NaN|Infinity/);
});
