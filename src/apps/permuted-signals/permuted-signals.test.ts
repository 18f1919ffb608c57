// Signals of a run moved on threads: the same at any number of them, and nothing to move without signals.
import { expect, test } from 'vitest';
import { loadSettings, type SettingTree } from '../config/index.ts';
import { loadRun, type PreparedRun } from '../sessions/index.ts';
import { permutedSignals } from './permuted-signals.ts';
import { permutedText } from './permuted-text.ts';

const watch = { update: () => undefined, isStopped: () => false };

async function runWith(tree: SettingTree): Promise<PreparedRun> {
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: 'test', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const run = await loadRun({ settings: loaded.value.settings, inputs: {}, command: ['test'] });
  if (!run.ok) throw new Error(run.error.message);
  return run.value;
}

test('the sessions that signals chose are ranked among their moves, on one thread and on two', async () => {
  const run = await runWith({ signals: { vixMax: 16 }, market: { simulatedYears: 1 } });
  const [one, two] = [
    await permutedSignals(run, { moves: 4, workers: 1 }, watch),
    await permutedSignals(run, { moves: 4, workers: 2 }, watch),
  ];
  if (!one.ok) throw new Error(one.error.message);
  expect(two).toEqual(one);
  expect(one.value).toMatchObject({ sessions: 252, moves: 4 });
  expect(one.value.betterChance).toBeGreaterThanOrEqual(0.2);
  expect(permutedText(one.value)).toContain('NOT SHOWN TO HELP');
  const stopped = await permutedSignals(run, { moves: 4, workers: 1 }, { ...watch, isStopped: () => true });
  expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
});

test('a run without signals has nothing to move', async () => {
  const run = await runWith({ market: { simulatedYears: 1 } });
  expect(await permutedSignals(run, { moves: 4, workers: 1 }, watch)).toMatchObject({
    ok: false,
    error: { code: 'no-signals' },
  });
});

test('the verdict follows the chances', () => {
  const base = { sessions: 250, passedSessions: 100, trades: 30, perTrade: 1, movedPerTrade: 0, moves: 99 };
  expect(permutedText({ ...base, betterChance: 0.01, worseChance: 1 })).toContain('CHOSE WELL');
  expect(permutedText({ ...base, betterChance: 1, worseChance: 0.01 })).toContain('CHOSE BADLY');
  const none = { ...base, perTrade: null, movedPerTrade: null, betterChance: null, worseChance: null };
  expect(permutedText(none)).toContain('NOTHING TO COMPARE');
});
