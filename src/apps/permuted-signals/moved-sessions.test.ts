// Signals moved in a real run: what they let pass, that trades open on the chosen sessions alone, and that every move is another.
import { beforeAll, expect, test } from 'vitest';
import { createRng } from '../../core/numerics/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { loadSettings } from '../config/index.ts';
import { createBacktest, loadRun } from '../sessions/index.ts';
import { drawnMoves, tradedOn } from './moved-sessions.ts';
import { hasSignals, settingsWithoutSignals, signalChoice, type SilentRun } from './signal-choice.ts';

let run: SilentRun;

beforeAll(async () => {
  const tree = { signals: { vixMax: 16 }, market: { simulatedYears: 1 } };
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: 'test', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = await loadRun({ settings: loaded.value.settings, inputs: {}, command: ['test'] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const { market, inputs, request, feeSchedule } = prepared.value;
  run = { market, tables: inputs.tables, settings: request.settings, feeSchedule };
});

test('signals let pass the sessions after a level that they allow', () => {
  const { sessions, passes } = signalChoice(run);
  expect(sessions).toHaveLength(252);
  const levels = new Map(run.market.dataset.volatility.map(({ row }) => [row.date, row.vix]));
  // Known at the session's bars: the level of the session before; before the first none is.
  expect(passes.slice(1)).toEqual(sessions.slice(0, -1).map((before) => (levels.get(before) ?? 99) <= 16));
  expect(passes[0]).toBe(false);
  expect(new Set(passes).size).toBe(2);
});

test('trades open on the chosen sessions alone, with the signals off', () => {
  const opened: string[] = [];
  const { sessionOf } = run.market.dataset;
  const chosen = new Set([400, 4000].flatMap((bar) => sessionOf[bar]?.date ?? []));
  const backtest = createBacktest({
    ...run,
    settings: settingsWithoutSignals(run.settings),
    entrySessions: chosen,
    sink: {
      append(record: LedgerRecord) {
        if (record.type === 'trade-opened') opened.push(record.date);
      },
    },
  });
  while (backtest.advanceSession());
  expect(opened).toEqual([...chosen]);
});

test('a choice moved right round is the choice itself, and another move another result', () => {
  const choice = signalChoice(run);
  const own = tradedOn(run, choice, 0);
  expect(own.trades).toBeGreaterThan(3);
  expect(tradedOn(run, choice, choice.sessions.length)).toEqual(own);
  expect(tradedOn(run, choice, 100)).not.toEqual(own);
});

test('moves differ, repeat by their stream, and are none where the choice is too short', () => {
  const moves = drawnMoves(100, 19, createRng(1));
  expect(moves).toEqual(drawnMoves(100, 19, createRng(1)));
  expect(moves).not.toEqual(drawnMoves(100, 19, createRng(2)));
  expect(new Set(moves).size).toBe(19);
  expect(Math.min(...moves)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...moves)).toBeLessThanOrEqual(89);
  expect(drawnMoves(15, 19, createRng(1))).toEqual([]);
});

test('settings without signals have none', () => {
  expect(hasSignals(run.settings)).toBe(true);
  expect(hasSignals(settingsWithoutSignals(run.settings))).toBe(false);
});
