// Cash plus marks equals equity to the cent at every event of every golden run, its parts by Greek add up to it, and a condor ends between its worst loss and its credit.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCashCheck } from '../../src/analysis/audit/checks/check-cash.ts';
import { pnlAttribution, sumOfParts } from '../../src/analysis/attribution/index.ts';
import { verifyLedger } from '../../src/analysis/audit/index.ts';
import { loadRun, startRun } from '../../src/apps/sessions/index.ts';
import { type DayNumber, dayNumberOf, type SessionDate, sessionDateOf } from '../../src/core/domain/index.ts';
import type { EngineState } from '../../src/core/engine/index.ts';
import type { LedgerRecord, TradeClosedRecord, TradeOpenedRecord } from '../../src/core/ledger/index.ts';
import { equityCents } from '../../src/core/portfolio/index.ts';
import { GOLDEN_RUNS, type GoldenRun } from './golden-runs.ts';

interface WatchedRun {
  readonly records: readonly LedgerRecord[];
  readonly events: number;
  /** What did not hold, with its event. */
  readonly broken: readonly string[];
}

// Puts deep in the money are assigned for the interest on their strikes.
const folder = mkdtempSync(join(tmpdir(), 'golden-'));
const rates = join(folder, 'rates.csv');
// Every seventh day of 2008, which is more than a session ever has to look back.
const days = Array.from({ length: 53 }, (_, week) =>
  sessionDateOf((dayNumberOf('2007-12-28' as SessionDate) + 7 * week) as DayNumber),
);
writeFileSync(rates, ['observation_date,DTB3', ...days.map((day) => `${day},5.00`), ''].join('\n'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs to the end; the engine counts an event before it takes it, and then the account must be in order. */
async function watched({ settings }: GoldenRun): Promise<WatchedRun> {
  const prepared = await loadRun({ settings, inputs: { rates }, command: ['test'] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const records: LedgerRecord[] = [];
  const broken: string[] = [];
  // Cash worked out again from the records alone.
  const cash = createCashCheck((reason) => broken.push(reason));
  const backtest = startRun(prepared.value, {
    append(record) {
      records.push(record);
      cash.see(record);
    },
  });
  const { state } = backtest;
  let events = 0;
  Object.defineProperty(state.counts, 'events', {
    enumerable: true,
    get: () => events,
    set(count: number) {
      for (const reason of disorder(state, cash.cashCents())) broken.push(`event ${events}: ${reason}`);
      events = count;
    },
  });
  while (backtest.advanceSession());
  for (const reason of disorder(state, cash.cashCents())) broken.push(`the end: ${reason}`);
  return { records, events, broken };
}

/** What of the account does not add up, in whole cents, by sums of our own. */
function disorder(state: EngineState, recordedCashCents: number): readonly string[] {
  const { cashCents, openTrades, initialCashCents, realisedPnlCents, interestCents } = state.portfolio;
  let marks = 0;
  let flows = 0;
  for (const trade of openTrades) {
    const { multiplier } = trade.opening.structure;
    const legs = trade.legContracts.reduce(
      (sum, contracts, place) =>
        sum + (contracts * (trade.legDoubleMarksCents[place] ?? Number.NaN) * multiplier) / 2,
      0,
    );
    const mark = legs + Math.round(trade.shares * trade.sharePriceCents);
    if (mark !== trade.markCents)
      return [`trade ${trade.opening.tradeId} is marked ${trade.markCents}, worth ${mark}`];
    marks += mark;
    flows += trade.cashFlowCents;
  }
  const explained = initialCashCents + realisedPnlCents + interestCents + flows;
  return [
    ...(cashCents === recordedCashCents
      ? []
      : [`cash is ${cashCents}, its records make ${recordedCashCents}`]),
    ...(cashCents === explained ? [] : [`cash is ${cashCents}, its trades make ${explained}`]),
    ...(equityCents(state.portfolio) === cashCents + marks
      ? []
      : [`equity is ${equityCents(state.portfolio)}, cash and marks are ${cashCents + marks}`]),
    ...([cashCents, marks, flows].every(Number.isSafeInteger) ? [] : ['a sum is no whole number of cents']),
  ];
}

const seen = new Set<LedgerRecord['type']>();

describe.each(GOLDEN_RUNS)('$name', (golden) => {
  let run: WatchedRun;
  beforeAll(async () => {
    run = await watched(golden);
    for (const { type } of run.records) seen.add(type);
  }, 60_000);

  it('has cash plus marks equal equity to the cent at every event', () => {
    expect(run.broken).toEqual([]);
    expect(run.events).toBeGreaterThan(5000);
    expect(run.records.filter(({ type }) => type === 'trade-opened').length).toBeGreaterThan(0);
  });

  it('leaves a ledger that verifies', () => {
    const audit = verifyLedger(run.records.map((record, offset) => ({ offset, text: '', record })));
    expect(audit.problems).toEqual([]);
  });

  it('has every result told by Greek to the cent', () => {
    const told = pnlAttribution(run.records);
    const end = run.records.at(-1);
    if ('unavailable' in told || end?.type !== 'run-ended')
      throw new Error('a run of today is told by Greek');
    expect(told.differenceCents).toBe(0);
    for (const { parts, pnlCents } of told.trades) expect(sumOfParts(parts)).toBe(pnlCents);
    const interest = run.records.reduce(
      (sum, record) => sum + (record.type === 'interest-credited' ? record.amountCents : 0),
      0,
    );
    const [manifest] = run.records;
    const initial = manifest?.type === 'manifest' ? manifest.initialCashCents : Number.NaN;
    expect(sumOfParts(told.closed) + sumOfParts(told.open) + interest).toBe(end.equityCents - initial);
  });

  it.runIf(golden.isCashSettled)(
    'ends every trade between its worst loss and its credit, fees taken off',
    () => {
      const opened = new Map<number, TradeOpenedRecord>();
      const outside: string[] = [];
      for (const record of run.records) {
        if (record.type === 'trade-opened') opened.set(record.tradeId, record);
        if (record.type === 'trade-closed' && !isWithin(record, opened.get(record.tradeId), run.records))
          outside.push(`trade ${record.tradeId}: ${record.pnlCents}`);
      }
      expect(outside).toEqual([]);
    },
  );
});

function isWithin(
  closed: TradeClosedRecord,
  opened: TradeOpenedRecord | undefined,
  records: readonly LedgerRecord[],
): boolean {
  const changed = records.findLast(
    (record) =>
      (record.type === 'trade-increased' || record.type === 'trade-adjusted') &&
      record.tradeId === closed.tradeId,
  );
  const isChanged = changed?.type === 'trade-increased' || changed?.type === 'trade-adjusted';
  const last = isChanged ? changed : opened;
  if (last === undefined) return false;
  const creditCents = Math.round(last.creditCents * 100 * last.quantity);
  const gross = closed.pnlCents + closed.feesCents;
  return gross >= -last.maxLossCents && gross <= creditCents;
}

it('the golden runs meet what they are for', () => {
  const meant: readonly LedgerRecord['type'][] = [
    'trade-increased',
    'kill-switch',
    'option-exercised',
    'shares-filled',
    'expiry-settled',
    'trade-adjusted',
    'adjustment-refused',
    'exit-preempted',
    'profit-peaked',
  ];
  expect(meant.filter((type) => !seen.has(type))).toEqual([]);
});
