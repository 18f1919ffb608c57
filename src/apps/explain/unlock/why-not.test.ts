// Tests that the changes which are told open trades do: runs that never traded, made anew with them, trade at the times told.
import { beforeAll, describe, expect, it } from 'vitest';
import type { WhyNotSection } from '../../../analysis/report/index.ts';
import { ENTRY_GATES, isoInstant } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { loadSettings, type Settings, type SettingLayer, treeWith } from '../../config/index.ts';
import {
  collectingSink,
  loadRun,
  type PreparedRun,
  runToEnd,
  startRun,
  type Watch,
} from '../../sessions/index.ts';
import { whyNot } from './why-not.ts';

const WATCH: Watch = { update: () => undefined, isStopped: () => false };
/** Nothing to warm up on: what is drawn begins with the run. */
const MARKET = { 'market.simulatedYears': 1, to: '2006-04-28', seed: 3 };
const MORE = [1, 3, 8];
/** Dozens of runs take their time on a busy machine. */
const SLOW_MS = 120_000;

type Given = Readonly<Record<string, unknown>>;

function settingsWith(given: Given): Settings {
  const flags = Object.entries({ ...MARKET, ...given }).map(([key, value]): SettingLayer => ({
    origin: '--set',
    tree: treeWith(key, value),
  }));
  const loaded = loadSettings({ preset: undefined, file: undefined, flags });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.settings;
}

async function prepared(given: Given): Promise<PreparedRun> {
  const run = await loadRun({ settings: settingsWith(given), inputs: {}, command: [] });
  if (!run.ok) throw new Error(run.error.message);
  return run.value;
}

/** When a run on files read anew opens its trades. */
async function entriesOf(given: Given): Promise<readonly string[]> {
  const records: LedgerRecord[] = [];
  await runToEnd(startRun(await prepared(given), collectingSink(records)), '', WATCH);
  return records.flatMap((record) => (record.type === 'trade-opened' ? [isoInstant(record.atMs)] : []));
}

/** A little tighter: what lies between it and the value told lets nothing else through. */
const TIGHTER = 1e-3;

describe.each<[string, Given, string]>([
  ['a credit that nothing brings', { 'selection.creditWidthMin': 0.9 }, 'selection.creditWidthMin'],
  [
    'a market that is never calm enough',
    { 'consensus.mode': 'vote', 'consensus.frames': '5m:0.5,D:0.5', 'consensus.threshold': 1 },
    'consensus.threshold',
  ],
  ['a VIX that is never so high', { 'signals.vixMin': 90 }, 'signals.vixMin'],
])('%s', (_name, given, key) => {
  let told: WhyNotSection;
  beforeAll(async () => {
    const section = await whyNot(await prepared(given), { more: MORE, nearestPerGate: 3 }, WATCH);
    if (section === undefined) throw new Error('nothing stopped the watch');
    told = section;
  }, SLOW_MS);

  it(
    'is told with the changes that open 1, 3 and 8 trades, and each opens exactly those told',
    { timeout: SLOW_MS },
    async () => {
      expect(await entriesOf(given)).toEqual([]);
      const rows = told.unlock.filter((row) => row.key === key);
      expect(rows.map(({ more }) => more)).toEqual(MORE);
      for (const { to, more, trades, entries, firstNew, isSmallest } of rows) {
        expect(firstNew).toBe(entries[0]);
        expect(isSmallest).toBe(true);
        expect(trades).toBe(entries.length);
        expect(trades).toBeGreaterThanOrEqual(more);
        expect(await entriesOf({ ...given, [key]: to })).toEqual(entries);
        const tighter = await entriesOf({ ...given, [key]: (to as number) * (1 + TIGHTER) });
        expect(tighter.length).toBeLessThan(more);
      }
    },
  );

  it('names the settings that alone open nothing, and what stands behind them', () => {
    const { locked } = told;
    expect(locked.length).toBeGreaterThan(0);
    for (const { trades, behind } of locked) expect([trades, behind !== null]).toEqual([0, true]);
    const order = [...told.unlock, ...locked].map(({ gate }) => ENTRY_GATES.indexOf(gate));
    expect(order.every((place) => place >= 0)).toBe(true);
  });

  it('has the nearest bars of its gate, the first of which the smallest change lets through', () => {
    const gate = told.unlock.find((row) => row.key === key)?.gate;
    const nearest = told.nearest.filter((miss) => miss.gate === gate);
    expect(nearest).toHaveLength(3);
    expect(nearest.map(({ distance }) => distance)).toEqual(
      nearest.map(({ distance }) => distance).toSorted((a, b) => a - b),
    );
    for (const { value, limit, distance } of nearest) expect(distance).toBeCloseTo(limit - value, 12);
  });
});

it('ends where the watch stops it', async () => {
  let sessions = 0;
  const watch: Watch = { update: () => (sessions += 1), isStopped: () => sessions > 6 };
  const run = await prepared({ 'selection.creditWidthMin': 0.9 });
  expect(await whyNot(run, { more: [1], nearestPerGate: 1 }, watch)).toBeUndefined();
});
