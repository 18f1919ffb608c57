// The null test through everything: the same at any number of threads, by seed, and not blind to options that are too dear.
import { describe, expect, test } from 'vitest';
import { judgeWorlds } from '../../analysis/validation/index.ts';
import { loadSettings, type Settings, type SettingTree } from '../config/index.ts';
import { job } from './null-world-job.ts';
import { nullTest, type NullTest } from './null-test.ts';
import { nullTestDocument } from './null-test-document.ts';
import { nullTestText } from './null-test-text.ts';
import { job as shiftedJob, signalSettingsOf } from './shifted-world-job.ts';
import type { NullTestRequest } from './null-test-request.ts';

function settingsWith(tree: SettingTree = {}): Settings {
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: 'test', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.settings;
}

const settings = settingsWith();
const small: NullTestRequest = {
  settings,
  seeds: 1,
  years: 1,
  plantedVolPoints: 4,
  mispricedVolPoints: 0,
  workers: 1,
};
const watch = { update: () => undefined, isStopped: () => false };

async function tested(request: Partial<NullTestRequest>): Promise<NullTest> {
  const answer = await nullTest({ ...small, ...request }, watch);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe('the null test', () => {
  test('is the same on one thread and on two, and tells fair options from dear ones', async () => {
    const [one, two] = [await tested({}), await tested({ workers: 2 })];
    expect(two.groups).toEqual(one.groups);
    for (const { truth, judgement } of one.groups) {
      expect(judgement.trades).toBeGreaterThan(30);
      if (truth === 'fair') expect(judgement.edges.count).toBe(0);
      // Quotes stand about what options are worth; a premium of 4 points is worth a hundred dollars a trade.
      else expect(judgement.expectedGross).toBeGreaterThan(50);
      expect(judgement.cost).toBeGreaterThan(10);
    }
    const text = nullTestText(one, 1);
    expect(text).toContain('NULL TEST UNDECIDED');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(nullTestDocument(one, 1)).toMatchObject({
      verdict: 'undecided',
      seeds: 1,
      groups: [{ law: 'lognormal' }, {}, {}, {}],
    });
  });

  test('fails where options are called fair and are not', async () => {
    const run = await job.prepare({ settings, years: 1 });
    const findings = [];
    for (const seed of [0, 1, 2]) {
      findings.push(await run({ law: 'lognormal', seed, premiumVolPoints: 20 }));
    }
    expect(judgeWorlds(findings, 'fair')).toMatchObject({ verdict: 'failed', grossEdges: { count: 3 } });
    expect(judgeWorlds(findings, 'premium').verdict).toBe('undecided');
  });

  test('moves signals in a world of their own', async () => {
    const { areOwn, settings: every } = signalSettingsOf(settings);
    expect(areOwn).toBe(false);
    expect(signalSettingsOf(settingsWith({ signals: { vixMax: 30 } })).areOwn).toBe(true);
    const shared = {
      settings: { ...every, regime: settings.regime, fuzzy: settings.fuzzy },
      years: 1,
      moves: 2,
    };
    const run = await shiftedJob.prepare(shared);
    const [one, other] = [await run(0), await run(1)];
    expect(other).not.toEqual(one);
    expect(one).toMatchObject({ sessions: 252, moves: 2 });
    expect(one.passedSessions).toBeGreaterThan(0);
    expect(one.passedSessions).toBeLessThan(252);
  });

  test('refuses a class that its laws do not price, and a market of its own', async () => {
    const refused = async (tree: SettingTree): Promise<unknown> => {
      const answer = await nullTest({ ...small, settings: settingsWith(tree) }, watch);
      return answer.ok ? undefined : answer.error.code;
    };
    expect(await refused({ root: 'SPY' })).toBe('null-test-root');
    expect(await refused({ market: { simulatedYears: 2 } })).toBe('null-test-market');
    expect(await refused({ from: '2018-01-02' })).toBe('null-test-market');
    expect(await refused({ fees: { broker: 'nobody' } })).toBe('unknown-broker');
  });

  test('stops when asked to', async () => {
    const stopped = await nullTest({ ...small, seeds: 50 }, { ...watch, isStopped: () => true });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });
});
