// Tests that condors live and end on their expiry day, and that nothing is opened on days others such an expiry.
import { describe, expect, test } from 'vitest';
import { ENTRY_GATES, MS_PER_YEAR } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { collectingSink, prepareRun, startRun } from '../../sessions/index.ts';
import { loadSettings } from '../load-settings.ts';

function recordsOf(tree: object): readonly LedgerRecord[] {
  const flags = [{ origin: '--set', tree: { ...tree } }];
  const loaded = loadSettings({ preset: 'zero-dte', file: undefined, flags });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = prepareRun({ settings: loaded.value.settings, inputs: {}, command: [] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const records: LedgerRecord[] = [];
  const backtest = startRun(prepared.value, collectingSink(records));
  while (backtest.advanceSession());
  return records;
}

const opened = (records: readonly LedgerRecord[]) =>
  records.filter((record) => record.type === 'trade-opened');
const closed = (records: readonly LedgerRecord[]) =>
  records.filter((record) => record.type === 'trade-closed');

/** What stopped each bar of a session that was inside the hours of entry and found nothing open. */
function stopsOf(record: Extract<LedgerRecord, { type: 'session-closed' }>): readonly string[] {
  const clock = new Set<string>(ENTRY_GATES.slice(0, ENTRY_GATES.indexOf('max-positions') + 1));
  return record.bars.flatMap(([outcome]) => (clock.has(outcome) ? [] : [outcome]));
}

describe('zero-dte on XSP, whose Fridays were listed from 16 January 2014 on', () => {
  const records = recordsOf({ from: '2013-12-02', to: '2014-04-11' });
  const trades = opened(records);

  test('opens each trade on its expiry day, between 10:00 and the end of what was decided by 11:00', () => {
    expect(trades.length).toBeGreaterThan(8);
    for (const { candidate, date, atMs } of trades) {
      expect(candidate.expiry).toBe(date);
      expect(candidate.dte).toBe(0);
      const minute = (atMs / 60_000) % 1440;
      // New York is five hours behind, four from 9 March on.
      const open = date < '2014-03-09' ? 14 * 60 + 30 : 13 * 60 + 30;
      expect(minute - open).toBeGreaterThanOrEqual(35);
      expect(minute - open).toBeLessThanOrEqual(120);
    }
  });

  test('ends each on that day: settled at its close, or stopped before', () => {
    const ends = new Map(closed(records).map((record) => [record.tradeId, record]));
    expect([...ends.values()].map(({ reason }) => reason)).toContain('expiry');
    for (const { tradeId, atMs } of trades) {
      const end = ends.get(tradeId);
      expect(['expiry', 'stop-loss']).toContain(end?.reason);
      expect((end?.atMs ?? 0) - atMs).toBeGreaterThan(0);
      expect((end?.atMs ?? Infinity) - atMs).toBeLessThan(MS_PER_YEAR / 365 / 3);
    }
    expect(records.at(-1)).toMatchObject({ type: 'run-ended', openTrades: [] });
  });

  test('stands with no-listed-expiry on every session without one, and only there', () => {
    const sessions = records.filter((record) => record.type === 'session-closed');
    /** Ends of quarters since 2007, Fridays of 2014; series of a third Friday that were listed before November 2013 settle in the morning. */
    const isExpiry = (date: string) =>
      ['2013-12-31', '2014-03-31'].includes(date) ||
      (date >= '2014-01-24' && date !== '2014-03-21' && new Date(`${date}T12:00:00Z`).getUTCDay() === 5);
    const [expiring, others] = [true, false].map((wanted) =>
      sessions.filter(({ date }) => isExpiry(date) === wanted),
    );
    expect([expiring?.length, others?.length]).toEqual([13, 78]);
    for (const session of expiring ?? [])
      expect(stopsOf(session), session.date).not.toContain('no-listed-expiry');
    for (const session of others ?? []) expect(stopsOf(session), session.date).toEqual(['no-listed-expiry']);
  });
});

test('zero-dte never trades a class whose series settle in the morning and stop trading the day before', () => {
  const records = recordsOf({ root: 'SPX', from: '2014-01-02', to: '2014-02-28', cash: 10_000_000 });
  expect(opened(records)).toEqual([]);
  for (const record of records)
    if (record.type === 'session-closed') expect(stopsOf(record)).toEqual(['no-listed-expiry']);
});
