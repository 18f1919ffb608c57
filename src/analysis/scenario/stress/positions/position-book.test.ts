import { expect, test } from 'vitest';
import { cents, type EpochMs } from '../../../../core/domain/index.ts';
import type { LedgerRecord, OrderFilledRecord, SessionClosedRecord } from '../../../../core/ledger/index.ts';
import { stressedRun } from '../stressed-run.fixture.ts';
import { createPositionBook, type PositionBook } from './position-book.ts';

const RUN = stressedRun();
const isSession = (record: LedgerRecord): record is SessionClosedRecord => record.type === 'session-closed';

function bookedUpTo(records: readonly LedgerRecord[], date: string): PositionBook {
  const book = createPositionBook(10_000_000);
  const end = records.findIndex((record) => isSession(record) && record.date === date);
  for (const record of records.slice(0, end + 1)) book.book(record);
  return book;
}

function sessionOf(records: readonly LedgerRecord[], date: string): SessionClosedRecord {
  return records.filter(isSession).find((session) => session.date === date) ?? expect.fail();
}

test('a trade is known as it was opened: its legs, its market, the rate and the equity before it', () => {
  const [first] = bookedUpTo(RUN, '2018-01-29').openings();
  expect(first).toMatchObject({ tradeId: 1, date: '2018-01-29', equityDollars: 100_000 });
  expect(first?.position).toMatchObject({
    spotPoints: 275.5,
    forwardPoints: 276,
    vixPoints: 16,
    rate: 0,
    maxLossDollars: 640,
  });
  expect(first?.position?.legs).toEqual([
    { right: 'put', strikePoints: 255, contracts: 2, multiplier: 100, iv: 0.21, midPoints: 0.5 },
    { right: 'put', strikePoints: 260, contracts: -2, multiplier: 100, iv: 0.19, midPoints: 1.5 },
    { right: 'call', strikePoints: 290, contracts: -2, multiplier: 100, iv: 0.14, midPoints: 1.2 },
    { right: 'call', strikePoints: 295, contracts: 2, multiplier: 100, iv: 0.13, midPoints: 0.4 },
  ]);
  // From 2018-01-29 15:00 to 2018-03-16 21:00 UTC.
  expect(first?.position?.years).toBeCloseTo((46 + 6 / 24) / 365, 12);
});

test('the latest rate of interest discounts what is held, and the time to expiry runs down', () => {
  const [held] = bookedUpTo(RUN, '2018-01-30').positionsAt(sessionOf(RUN, '2018-01-30'));
  expect(held?.rate).toBe(0.0365);
  // Sessions of this ledger close at 21:00 UTC.
  expect(held?.years).toBeCloseTo(45 / 365, 12);
});

test('a side that was rolled is held at its new strikes', () => {
  const fill =
    RUN.find((record): record is OrderFilledRecord => record.type === 'order-filled') ?? expect.fail();
  const [longPut, shortPut] = fill.legs;
  if (longPut === undefined || shortPut === undefined) throw new Error('a condor has puts');
  const rolled: LedgerRecord = {
    ...fill,
    action: 'adjust',
    legs: [
      { ...longPut, quantity: -1 },
      { ...shortPut, quantity: 1 },
      { ...longPut, strikeCents: cents(25_800), quantity: 1 },
      { ...shortPut, strikeCents: cents(26_300), quantity: -1 },
    ],
  };
  const at = RUN.findIndex((record) => isSession(record));
  const records = [...RUN.slice(0, at), rolled, ...RUN.slice(at)];
  const [held] = bookedUpTo(records, '2018-01-29').positionsAt(sessionOf(records, '2018-01-29'));
  expect(held?.legs.map(({ strikePoints, contracts }) => [strikePoints, contracts])).toEqual([
    [258, 2],
    [263, -2],
    [290, -2],
    [295, 2],
  ]);
});

test('what is at risk is the sum over the trades that are open', () => {
  expect(bookedUpTo(RUN, '2018-01-30').exposureCents()).toBe(96_000);
  expect(bookedUpTo(RUN, '2018-01-31').exposureCents()).toBe(64_000);
});

test('a trade is as old as the quotes that it was opened on', () => {
  const fill = RUN.find((record) => record.type === 'order-filled') ?? expect.fail();
  const early = RUN.map((record) =>
    record === fill ? { ...fill, quotedAtMs: (fill.atMs - 3_600_000) as EpochMs } : record,
  );
  const yearsOf = (records: readonly LedgerRecord[]): number =>
    bookedUpTo(records, '2018-01-29').openings()[0]?.position?.years ?? NaN;
  expect((yearsOf(early) - yearsOf(RUN)) * 365 * 24).toBeCloseTo(1, 9);
});
