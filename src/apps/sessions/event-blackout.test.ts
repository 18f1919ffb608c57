// Tests the event blackout and the kill switch over whole runs on the bundled bars: what is sent when, and what was known.
import { expect, test } from 'vitest';
import { readCalendarTable, readEconomicReleases } from '../../adapters/bundled/index.ts';
import type { EpochMs, SessionDate } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { buildTradingCalendar, easternDateOf } from '../../core/market/index.ts';
import { loadSettings, type SettingTree } from '../config/index.ts';
import { collectingSink, prepareRun, startRun } from './make-run.ts';

function recordsOf(tree: SettingTree): readonly LedgerRecord[] {
  const loaded = loadSettings({
    preset: undefined,
    file: undefined,
    flags: [{ origin: '--set', tree: { timeframe: '60m', ...tree } }],
  });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = prepareRun({ settings: loaded.value.settings, inputs: {}, command: [] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const records: LedgerRecord[] = [];
  const backtest = startRun(prepared.value, collectingSink(records));
  while (backtest.advanceSession());
  return records;
}

const sent = (records: readonly LedgerRecord[], action: 'open' | 'close') =>
  records.filter((record) => record.type === 'order-submitted').filter((order) => order.action === action);
const dateOf = ({ atMs }: { readonly atMs: EpochMs }): SessionDate => easternDateOf(atMs);
const forcedIn = (records: readonly LedgerRecord[]) =>
  sent(records, 'close').filter(({ exitReason }) => exitReason === 'event');

/** The sessions in which releases of 2018 and 2019 fall, and those before them. */
function eventSessions(event: string): ReadonlySet<SessionDate> {
  const [calendar, releases] = [readCalendarTable(), readEconomicReleases()];
  if (!calendar.ok || !releases.ok) throw new Error('the bundled tables are readable');
  const sessions = buildTradingCalendar(calendar.table);
  return new Set(
    releases.table.releases
      .filter((release) => release.event === event && release.date >= '2018' && release.date < '2020')
      .flatMap(({ date }) => [date, sessions.before(date)?.date ?? date]),
  );
}

test('around FOMC decisions nothing is opened and what would live through one is closed the session before', () => {
  const span = { from: '2018-01-02', to: '2019-12-31' };
  const free = recordsOf(span);
  const near = eventSessions('fomc');
  expect(sent(free, 'open').filter((record) => near.has(dateOf(record))).length).toBeGreaterThan(3);
  const kept = recordsOf({ ...span, risk: { blackoutEvents: 'fomc', blackoutExitSessions: 1 } });
  expect(sent(kept, 'open').filter((record) => near.has(dateOf(record)))).toEqual([]);
  const byEvent = forcedIn(kept);
  expect(byEvent.length).toBeGreaterThan(10);
  for (const record of byEvent) expect(near.has(dateOf(record)), String(record.atMs)).toBe(true);
}, 60_000);

test('in March 2020 the meeting of the 18th is known and no decision between meetings', () => {
  const records = recordsOf({
    from: '2020-02-03',
    to: '2020-03-31',
    risk: { blackoutEvents: 'fomc', blackoutExitSessions: 3 },
  });
  expect(new Set(forcedIn(records).map(dateOf))).toEqual(new Set(['2020-03-13']));
  const blocked = records.flatMap((record) =>
    record.type === 'session-closed' && record.bars.some(([gate]) => gate === 'event-blackout')
      ? [record.date]
      : [],
  );
  expect(blocked).toEqual(['2020-03-13']);
}, 60_000);

test('a limit that is passed in 2008 ends entries for good and, where asked, every trade', () => {
  const span = { from: '2008-08-01', to: '2008-12-31' };
  const records = recordsOf({ ...span, risk: { drawdownRatio: 0.02, drawdownAction: 'flatten' } });
  const place = records.findIndex(({ type }) => type === 'kill-switch');
  expect(records[place]).toMatchObject({ reason: 'drawdown', limit: 0.02, action: 'flatten' });
  expect(sent(records.slice(place), 'open')).toEqual([]);
  expect(sent(recordsOf({ ...span, risk: { drawdownRatio: null } }), 'open').length).toBeGreaterThan(
    sent(records, 'open').length,
  );
  const closed = records.slice(place).filter((record) => record.type === 'trade-closed');
  expect(closed.map(({ reason }) => reason)).toContain('kill-switch');
  expect(records.at(-1)).toMatchObject({ type: 'run-ended', openTrades: [] });
}, 60_000);
