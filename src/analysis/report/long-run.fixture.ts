// A ledger of any number of trades, one a session, for what must hold for many as for few.
import type { SessionDate } from '../../core/domain/index.ts';
import { addDays } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { closing, ended, manifest, opening, session } from './ledger-records.fixture.ts';

const FIRST = '2000-01-03' as SessionDate;

/** Every third trade loses $150, the others gain $50; each is closed on the day it was opened. */
export function longRun(trades: number): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [manifest()];
  let equityDollars = 100_000;
  for (let id = 1; id <= trades; id += 1) {
    const day = addDays(FIRST, id - 1);
    const pnlDollars = id % 3 === 0 ? -150 : 50;
    equityDollars += pnlDollars;
    records.push(
      ...opening({
        id,
        openedOn: day,
        expiry: addDays(day, 45),
        entryCents: [50, 150, 120, 40],
        feesCents: 520,
      }),
      ...closing({
        id,
        closedOn: day,
        reason: 'dte-floor',
        exitCents: [20, 60, 40, 10],
        pnlDollars,
        feesCents: 520,
      }),
      session({
        day,
        equityDollars,
        bars: [
          ['candidate', 1],
          ['entries-per-session', 77],
        ],
      }),
    );
  }
  return [...records, ended(addDays(FIRST, Math.max(0, trades - 1)), equityDollars, [])];
}
