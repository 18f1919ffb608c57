// Tests what a simulation draws from: which sessions count, their returns, bands and positions.
import { expect, test } from 'vitest';
import { addDays, type SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { closing, ended, manifest, opening, session } from '../../report/ledger-records.fixture.ts';
import { NO_BAND } from './vix-bands.ts';
import { type RunSample, runSample } from './run-sample.ts';

const FIRST = '2018-01-01' as SessionDate;
const day = (at: number): SessionDate => addDays(FIRST, at);

interface Made {
  readonly sessions: number;
  /** Sessions in which each trade opens and closes; no end: it stays open. */
  readonly trades: readonly { readonly from: number; readonly to?: number; readonly pnlDollars?: number }[];
  readonly equityAt: (at: number) => number;
  readonly vixAt?: (at: number) => number | undefined;
}

function ledger({ sessions, trades, equityAt, vixAt }: Made): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [manifest()];
  for (let at = 0; at < sessions; at += 1) {
    for (const [place, trade] of trades.entries()) {
      const id = place + 1;
      if (trade.from === at) {
        const made = {
          id,
          openedOn: day(at),
          expiry: day(at + 45),
          entryCents: [50, 150, 120, 40],
          feesCents: 520,
        };
        records.push(...opening(made));
      }
      if (trade.to === at) {
        records.push(
          ...closing({
            id,
            closedOn: day(at),
            reason: 'dte-floor',
            exitCents: [20, 60, 40, 10],
            pnlDollars: trade.pnlDollars ?? 50,
            feesCents: 520,
          }),
        );
      }
    }
    const vixPoints = vixAt?.(at);
    records.push(
      session({
        day: day(at),
        equityDollars: equityAt(at),
        ...(vixPoints === undefined ? {} : { vixPoints, vixDay: day(at - 1) }),
      }),
    );
  }
  return [...records, ended(day(sessions - 1), equityAt(sessions - 1), [])];
}

function sampleOfLedger(made: Made): RunSample {
  const result = runSample(ledger(made));
  if (!result.ok) throw new Error(result.reason);
  return result.sample;
}

test('runs from the first session with a position to the last, idle ones in between included', () => {
  const sample = sampleOfLedger({
    sessions: 120,
    trades: [
      { from: 10, to: 20 },
      { from: 60, to: 99 },
    ],
    equityAt: (at) => 100_000 + 10 * at,
  });
  expect(sample.dates).toHaveLength(90);
  expect([sample.dates[0], sample.dates.at(-1)]).toEqual([day(10), day(99)]);
  expect([sample.leftOutBefore, sample.leftOutAfter]).toEqual([10, 20]);
  expect(sample.isHeld.reduce((sum, held) => sum + held, 0)).toBe(11 + 40);
  expect(sample.isHeld.slice(9, 13)).toEqual(Uint8Array.of(1, 1, 0, 0));
  // The first return is that of the session of the first trade, over the close before it.
  expect(sample.returns[0]).toBeCloseTo(10 / (100_000 + 90), 15);
  expect(sample.finalDollars).toBe(100_000 + 1190);
});

test('the first session of a run has its return on the initial cash', () => {
  const sample = sampleOfLedger({ sessions: 70, trades: [{ from: 0 }], equityAt: () => 99_000 });
  expect(sample.returns[0]).toBeCloseTo(-0.01, 15);
  expect(sample.dates).toHaveLength(70);
  expect(sample.tradeReturns).toHaveLength(0);
});

test('a trade returns its P&L over equity before it opened, and worst losses of trades held together add up', () => {
  const sample = sampleOfLedger({
    sessions: 80,
    trades: [
      { from: 0, to: 79, pnlDollars: -250 },
      { from: 5, to: 9, pnlDollars: 500 },
      { from: 9, to: 30, pnlDollars: 100 },
    ],
    equityAt: () => 50_000,
  });
  expect([...sample.tradeReturns]).toEqual([-250 / 100_000, 500 / 50_000, 100 / 50_000]);
  const one = sampleOfLedger({ sessions: 80, trades: [{ from: 0, to: 79 }], equityAt: () => 1000 });
  // On the day on which one closes and the next opens all three are held.
  expect(sample.worstLossAtOnceDollars).toBe(3 * one.worstLossAtOnceDollars);
  expect(one.worstLossAtOnceDollars).toBeGreaterThan(0);
  // Of the 100,000 before it opened, not of what is left later.
  expect(one.worstLossAtOnceShare).toBeCloseTo(one.worstLossAtOnceDollars / 100_000, 12);
  const grown = sampleOfLedger({
    sessions: 80,
    trades: [
      { from: 0, to: 41 },
      { from: 40, to: 79 },
    ],
    equityAt: (at) => (at < 39 ? 100_000 : 400_000),
  });
  expect(grown.worstLossAtOnceShare).toBeCloseTo(one.worstLossAtOnceShare * 1.25, 12);
});

test('bands go by the level known before a session: one of its own day, or none, is no band', () => {
  const levels = [undefined, 15, 15.1, 20.1, 30, 30.1];
  const sample = sampleOfLedger({
    sessions: 80,
    trades: [{ from: 0, to: 79 }],
    equityAt: () => 100_000,
    vixAt: (at) => levels[at % levels.length],
  });
  expect(sample.bands.slice(0, 6)).toEqual(Int8Array.of(NO_BAND, 0, 1, 2, 2, 3));
  const records = ledger({ sessions: 80, trades: [{ from: 0, to: 79 }], equityAt: () => 100_000 });
  const ownDay = records.map((record) =>
    record.type === 'session-closed'
      ? session({ day: record.date, equityDollars: 100_000, vixPoints: 40 })
      : record,
  );
  const result = runSample(ownDay);
  expect(result.ok && result.sample.bands.every((band) => band === NO_BAND)).toBe(true);
});

test.each([
  ['no-trade', { sessions: 100, trades: [], equityAt: () => 100_000 }, /opened no trade/],
  [
    'too-few-sessions',
    { sessions: 100, trades: [{ from: 3, to: 61 }], equityAt: () => 100_000 },
    /59 sessions/,
  ],
  [
    'equity-gone',
    { sessions: 100, trades: [{ from: 3, to: 80 }], equityAt: (at: number) => 100_000 - 2500 * at },
    /fell to nothing/,
  ],
  [
    'equity-gone',
    { sessions: 100, trades: [{ from: 3 }], equityAt: (at: number) => (at === 99 ? -500 : 100_000) },
    /fell to nothing/,
  ],
])('%s: says why there is nothing to draw from', (code, made, reason) => {
  const result = runSample(ledger(made));
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.code).toBe(code);
  expect(result.reason).toMatch(reason);
});
