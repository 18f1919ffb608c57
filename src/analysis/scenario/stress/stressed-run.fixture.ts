// A small ledger that tells the market of what it holds: two condors, one closed, and a third whose market is not told.
import { cents, type EpochMs } from '../../../core/domain/index.ts';
import type { HistoricalShock } from '../../../core/domain/index.ts';
import type { HeldMarkRecord, LedgerRecord, SessionClosedRecord } from '../../../core/ledger/index.ts';
import { closing, date, interest, manifest, opening, session } from '../../report/ledger-records.fixture.ts';

const CONDOR = { entryCents: [50, 150, 120, 40], feesCents: 520 };
const IVS = [0.21, 0.19, 0.14, 0.13] as const;

const instantOf = (text: string): EpochMs => Date.parse(text) as EpochMs;

/** The opening of a condor with what its chain said, when VIX stood at 16. */
function toldOpening(facts: Parameters<typeof opening>[0]): readonly LedgerRecord[] {
  return opening(facts).map((record) => {
    if (record.type === 'trade-opened') return { ...record, vixPoints: 16 };
    if (record.type !== 'order-filled') return record;
    const surface = {
      spotPoints: 275.5,
      forwardPoints: 276,
      settlesAtMs: instantOf(`${facts.expiry}T21:00:00Z`),
      legIvs: IVS,
    };
    return { ...record, surface };
  });
}

function heldSession(day: string, marks: readonly HeldMarkRecord[]): SessionClosedRecord {
  const record = session({ day, equityDollars: 100_000, vixPoints: 16 });
  return { ...record, spotPoints: 275.5, openTrades: marks };
}

const mark = (tradeId: number): HeldMarkRecord => ({
  tradeId,
  markCents: cents(-36_000),
  isMarkFresh: true,
  legs: [
    [100, IVS[0]],
    [300, IVS[1]],
    [240, IVS[2]],
    [80, IVS[3]],
  ],
  forwardPoints: 276,
});

/** Two trades held on 2018-01-30, one of them, and one that nothing is told of, at the end on 2018-02-01. */
export function stressedRun(): readonly LedgerRecord[] {
  return [
    manifest(),
    ...toldOpening({ ...CONDOR, id: 1, openedOn: '2018-01-29', expiry: '2018-03-16' }),
    interest('2018-01-29', 0.0365, 1),
    heldSession('2018-01-29', [mark(1)]),
    ...toldOpening({ ...CONDOR, id: 2, openedOn: '2018-01-30', expiry: '2018-03-16', quantity: 1 }),
    heldSession('2018-01-30', [mark(1), mark(2)]),
    ...closing({
      id: 1,
      closedOn: '2018-01-31',
      reason: 'profit-target',
      exitCents: [20, 60, 40, 10],
      pnlDollars: 209.6,
      feesCents: 1040,
      closingFeesCents: 520,
    }),
    ...opening({ ...CONDOR, id: 3, openedOn: '2018-01-31', expiry: '2018-03-16', quantity: 1 }),
    heldSession('2018-01-31', [mark(2), { tradeId: 3, markCents: cents(-36_000), isMarkFresh: true }]),
  ];
}

export const SHOCKS: readonly HistoricalShock[] = [
  {
    id: 'fall',
    title: 'a fall',
    from: date('2018-02-02'),
    to: date('2018-02-05'),
    spotBefore: 100,
    spotAfter: 90,
    volatilityIndex: 'VIX',
    volatilityBefore: 16,
    volatilityAfter: 32,
    source: 'made up',
  },
  {
    id: 'calm',
    title: 'nothing',
    from: date('2018-02-02'),
    to: date('2018-02-03'),
    spotBefore: 100,
    spotAfter: 100,
    volatilityIndex: 'VIX',
    volatilityBefore: 16,
    volatilityAfter: 16,
    source: 'made up',
  },
];
