import { describe, expect, test } from 'vitest';
import { cents, type EpochMs, type SessionDate } from '../../../../core/domain/index.ts';
import type {
  ExpirySettledRecord,
  LedgerRecord,
  SessionClosedRecord,
} from '../../../../core/ledger/index.ts';
import { ended, manifest, opening, session } from '../../ledger-records.fixture.ts';
import { runDocument } from '../../run-document.ts';
import { sampleFacts, sampleRun } from '../../sample-run.fixture.ts';
import { sessionMoves } from '../../document/risks/session-moves.ts';
import { guardsPage } from './guards-page.ts';
import { riskRows } from './risk-rows.ts';

const DETAILS = { fill: { patient: 0.5 }, risk: { drawdownRatio: 0.4, volatilityTarget: null } };

function pageOf(records: readonly LedgerRecord[]) {
  const [first] = records;
  if (first?.type !== 'manifest') throw new Error('a ledger starts with its manifest');
  const document = runDocument(records, sampleFacts());
  return { page: guardsPage(document, records, first), rows: riskRows(document, records, first) };
}

/** Marks in dollars of trades 1, 2, … at a close. */
function marked(
  day: string,
  equityDollars: number,
  marks: readonly number[],
  vix: number,
): SessionClosedRecord {
  return {
    ...session({ day, equityDollars, vixPoints: vix }),
    openTrades: marks.map((dollars, index) => ({
      tradeId: index + 1,
      markCents: cents(100 * dollars),
      isMarkFresh: true,
    })),
  };
}

const rough = [
  marked('2018-02-01', 100_000, [-100, -100, -50], 14),
  marked('2018-02-02', 99_000, [-500, -600, -40], 17.3),
  marked('2018-02-05', 98_500, [-900, -700, -30], 37.3),
  marked('2018-02-06', 99_000, [-700, -500, -20], 30),
];

describe('the page of risks', () => {
  test('names the seven, each with its guard and a measure or the reason for none', () => {
    const { rows } = pageOf(sampleRun());
    expect(rows.map(({ risk, impact }) => [risk, impact])).toEqual([
      ['Slippage', 'high'],
      ['Assignment', 'severe'],
      ['Volatility spikes', 'severe'],
      ['Correlated losses', 'severe'],
      ['Over-optimisation', 'high'],
      ['Latency', 'medium'],
      ['API outages', 'high'],
    ]);
    for (const { guard, measured } of rows)
      expect(Math.min(guard.length, measured.length)).toBeGreaterThan(20);
  });

  test('says of a run without a trade that nothing was measured, and why', () => {
    const { rows, page } = pageOf([manifest()]);
    expect(
      rows.filter(({ measured }) => measured.startsWith('Not measured')).map(({ risk }) => risk),
    ).toEqual([
      'Slippage',
      'Volatility spikes',
      'Correlated losses',
      'Over-optimisation',
      'Latency',
      'API outages',
    ]);
    expect(page.lead).toContain('Of the seven risks, this run measured 1');
  });

  test('tells the settings of the run, and which are off', () => {
    const { page } = pageOf(sampleRun().with(0, manifest({ config: DETAILS })));
    const text = JSON.stringify(page.blocks);
    expect(text).toContain('"fill.patient 0.5"');
    expect(text).toContain('risk.drawdownRatio 0.4');
    expect(text).toContain('risk.volatilityTarget off');
  });

  test('adds up what was given up against mid', () => {
    const [manifestRecord, ...others] = sampleRun();
    if (manifestRecord === undefined) throw new Error('no manifest');
    // Two condors, each leg 5 cents worse than mid: 4 x 0.05 x 100 x 2 = $40; the other fills are at mid.
    const dearer = others.map((record) =>
      record.type === 'order-filled' && record.orderId === 1
        ? { ...record, legDoubleMidsCents: [90, 310, 250, 70] }
        : record,
    );
    const [slippage] = pageOf([manifestRecord, ...dearer]).rows;
    expect(slippage?.measured).toContain('$40 given up against mid over 4 fills, $10.00 a fill.');
  });

  test('counts settlements near a short strike', () => {
    const settled = (settlementPoints: number): ExpirySettledRecord => ({
      type: 'expiry-settled',
      seq: 0,
      atMs: Date.UTC(2018, 2, 16, 21) as EpochMs,
      root: 'XSP',
      expiry: '2018-03-16' as SessionDate,
      settlement: 'PM',
      settlementPoints,
      source: 'close',
      legs: [260, 255].map((strike, index) => ({
        root: 'XSP',
        expiry: '2018-03-16' as SessionDate,
        settlement: 'PM',
        right: 'put',
        strikeCents: cents(100 * strike),
        quantity: index === 0 ? -2 : 2,
        multiplier: 100,
        cashPerContractCents: cents(0),
      })),
      cashCents: cents(0),
    });
    const rowOf = (points: number) => pageOf([...sampleRun(), settled(points)]).rows[1]?.measured;
    expect(rowOf(260.6)).toContain('1 of 1 settlement within 0.25% of a short strike');
    // The long strike is no risk, and a percent off is not near.
    expect(rowOf(255)).toContain('0 of 1 settlement');
    expect(rowOf(262.6)).toContain('0 of 1 settlement');
  });
});

describe('what the worst sessions were made of', () => {
  const run = [manifest(), ...rough, ended('2018-02-06', 99_000)];

  test('the worst fall with its VIX, and how many trades fell', () => {
    expect(sessionMoves(run, 10_000_000).worst).toEqual({
      date: '2018-02-02',
      pnlDollars: -1000,
      vixPoints: 17.3,
      vixChangePoints: expect.closeTo(3.3) as number,
      held: 3,
      fell: 2,
    });
  });

  test('the greatest rise of the VIX with the result of that session', () => {
    expect(sessionMoves(run, 10_000_000).spike).toMatchObject({
      date: '2018-02-05',
      vixChangePoints: expect.closeTo(20) as number,
      pnlDollars: -500,
    });
    const { rows } = pageOf(run);
    expect(rows[2]?.measured).toContain('20.0 points on 2018-02-05');
    expect(rows[3]?.measured).toContain('2 of 3 trades held overnight lost together');
  });

  test('the correlation of changes, told with enough pairs only', () => {
    expect(sessionMoves(run, 10_000_000)).toMatchObject({ pairs: 9, correlation: undefined });
    const days = Array.from(
      { length: 32 },
      (_, index) => `2018-0${3 + Math.floor(index / 16)}-${10 + (index % 16)}`,
    );
    const walk = (sign: number) =>
      days.map((day, index) => marked(day, 1000, [10 * (index % 2), sign * 10 * (index % 2)], 15));
    expect(sessionMoves([manifest(), ...walk(1)], 100_000).correlation).toBeCloseTo(1);
    expect(sessionMoves([manifest(), ...walk(-1)], 100_000).correlation).toBeCloseTo(-1);
  });
});

test('the time from an order to its fill is told in minutes', () => {
  const records = [
    manifest(),
    ...opening({
      id: 1,
      openedOn: '2018-01-30',
      expiry: '2018-03-16',
      entryCents: [50, 150, 120, 40],
      feesCents: 0,
    }),
  ];
  const later = records.map((record) =>
    record.type === 'order-filled' ? { ...record, atMs: (record.atMs + 600_000) as EpochMs } : record,
  );
  expect(pageOf(later).rows[5]?.measured).toBe(
    '1 order sent, 1 fill, 0 not filled in time. From order to fill: median 10 minutes, longest 10.',
  );
});
