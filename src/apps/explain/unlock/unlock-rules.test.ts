// Tests that every gate has settings that loosen it or words, and which value each refusal asks of them.
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../analysis/explain/index.ts';
import { ENTRY_GATES, type EntryGate } from '../../../core/domain/index.ts';
import { DEFAULT_SETTINGS, leafKeys, type Settings } from '../../config/index.ts';
import {
  extremeOf,
  farthestOf,
  loosenessNow,
  readableLooseness,
  rungsOf,
  settingAt,
  SWITCHED_OFF,
} from './rungs.ts';
import type { LadderRule } from './unlock-rule.ts';
import { GATES_WITHOUT_SETTING, UNLOCK_RULES } from './unlock-rules.ts';

const KEYS = leafKeys(DEFAULT_SETTINGS);

function ladder(gate: EntryGate, key: string): LadderRule {
  const rule = UNLOCK_RULES[gate].find((one) => one.key === key);
  if (rule?.kind !== 'ladder') throw new Error(`${gate} has a ladder ${key}`);
  return rule;
}

const refusal = (told: Partial<Refusal>): Refusal => ({
  gate: 'credit-width',
  atMs: 0 as never,
  sessionDate: '2018-01-16',
  minuteOfDay: 600,
  ...told,
});

describe('every gate', () => {
  it.each(ENTRY_GATES)('%s is loosened by settings that there are, or says what it stands for', (gate) => {
    const rules = UNLOCK_RULES[gate];
    for (const { key } of rules) expect(KEYS).toContain(key);
    expect(rules.length > 0).toBe(GATES_WITHOUT_SETTING[gate] === undefined);
  });
});

describe('what a refusal asks for', () => {
  const asked = (gate: EntryGate, key: string, from: number, told: Partial<Refusal>): number | undefined =>
    ladder(gate, key).needed?.(refusal(told), from);

  it.each<[EntryGate, string, number, Partial<Refusal>, number | undefined]>([
    ['credit-width', 'selection.creditWidthMin', 0.25, { measured: 0.21, limit: 0.25 }, 0.21],
    // A credit of the whole width is a broken quote, which no least credit lets through.
    ['credit-width', 'selection.creditWidthMin', 0.25, { measured: 1.2, limit: 1 }, undefined],
    ['vix-level', 'signals.vixMin', 15, { measured: 12, limit: 15 }, 12],
    ['vix-level', 'signals.vixMin', 15, { measured: 32, limit: 30 }, undefined],
    ['vix-level', 'signals.vixMax', 30, { measured: 32, limit: 30 }, 32],
    ['vix-level', 'signals.vixMax', 30, { measured: 12, limit: 15 }, undefined],
    ['gap', 'signals.gapMax', 0.01, { measured: -0.02, limit: 0.01 }, 0.02],
    ['no-strike', 'selection.deltaTolerance', 0.05, { measured: 0.07, limit: 0.05 }, 0.07],
    ['no-strike', 'selection.deltaTolerance', 0.05, { measured: 0.07, limit: 0.1 }, undefined],
    ['risk-per-trade', 'risk.riskPerTradeRatio', 0.02, { measured: 3000, limit: 2000 }, 0.03],
    ['risk-per-trade', 'cash', 100_000, { measured: 3000, limit: 2000 }, 150_000],
    ['signal-size', 'cash', 100_000, { measured: 0.25, limit: 0.5 }, 200_000],
    ['trade-greeks', 'risk.tradeVegaMax', 0.1, { measured: 30, limit: 10, reason: 'vega' }, 0.3],
    ['trade-greeks', 'risk.tradeDeltaMax', 0.1, { measured: 30, limit: 10, reason: 'vega' }, undefined],
    ['consensus', 'consensus.threshold', 0.5, { measured: 0.4, reason: 'below-threshold: value 0.4' }, 0.4],
    ['consensus', 'consensus.threshold', 0.5, { measured: 0.4, reason: 'disagreement: votes' }, undefined],
    ['consensus', 'consensus.legacyLow', 0.4, { measured: 0.3, reason: 'outside-band: value' }, 0.3],
    ['consensus', 'consensus.legacyHigh', 0.6, { measured: 0.3, reason: 'outside-band: value' }, undefined],
    [
      'leg-spread',
      'liquidity.spreadRatioMax',
      0.25,
      { measured: 0.5, limit: 0.25, reason: 'wide-spread' },
      0.5,
    ],
    ['leg-spread', 'liquidity.spreadRatioMax', 0.25, { measured: 0, limit: 0, reason: 'no-bid' }, undefined],
    ['entry-window', 'entry.windowEnd', 930, { minuteOfDay: 945 }, 945],
    ['entry-window', 'entry.windowStart', 600, { minuteOfDay: 945 }, undefined],
  ])('%s of %s at %d by %o is %s', (gate, key, from, told, needed) => {
    const found = asked(gate, key, from, told);
    if (needed === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(needed, 9);
  });

  it('of regimes is a list without one that stopped bars, then none', () => {
    const [rule] = UNLOCK_RULES.regime;
    if (rule?.kind !== 'choice') throw new Error('regimes are a choice');
    const settings = {
      ...DEFAULT_SETTINGS,
      regime: { ...DEFAULT_SETTINGS.regime, block: 'crash,bear-trend' },
    };
    expect(rule.values(settings, [refusal({ reason: 'crash' })])).toEqual(['bear-trend', null]);
    expect(rule.values(settings, [refusal({ reason: 'vix: stale' })])).toEqual([]);
  });
});

describe('the rungs of a ladder', () => {
  const creditWidth = ladder('credit-width', 'selection.creditWidthMin');
  const settings: Settings = DEFAULT_SETTINGS;

  it('are what refused bars ask for and the setting may be, the tightest of each session beside them', () => {
    const refusals = [
      refusal({ measured: 0.2, limit: 0.25 }),
      refusal({ measured: 0.24, limit: 0.25 }),
      refusal({ measured: 0.22, limit: 0.25, sessionDate: '2018-01-17' }),
      refusal({ measured: -0.1, limit: 0.25, sessionDate: '2018-01-18' }),
    ];
    expect(rungsOf(refusals, { settings, rule: creditWidth, at: -0.25 })).toEqual({
      all: [-0.24, -0.22, -0.2],
      ofSessions: [-0.24, -0.22],
    });
  });

  it('of days are every whole number that may be', () => {
    const rule = ladder('days-between-entries', 'entry.daysBetweenEntriesMin');
    expect(loosenessNow(settings, rule)).toBe(-7);
    const { all } = rungsOf([refusal({})], { settings, rule, at: -7 });
    expect(all.map((rung) => settingAt(rule, rung))).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('of times are times', () => {
    const rule = ladder('entry-window', 'entry.windowEnd');
    expect(loosenessNow(settings, rule)).toBe(930);
    const { all } = rungsOf([refusal({ minuteOfDay: 945 })], { settings, rule, at: 930 });
    expect(all.map((rung) => settingAt(rule, rung))).toEqual(['15:45']);
  });

  it('are none where nothing was refused or the setting is off', () => {
    expect(rungsOf([], { settings, rule: creditWidth, at: -0.25 }).all).toEqual([]);
    const at = SWITCHED_OFF;
    expect(
      rungsOf([refusal({ measured: 0.1, limit: 0.2 })], { settings, rule: creditWidth, at }).all,
    ).toEqual([]);
  });

  it('are estimates where a budget is shared or nothing was measured', () => {
    const isEstimate = (gate: EntryGate, key: string): boolean => ladder(gate, key).isEstimate === true;
    expect(isEstimate('buying-power', 'cash')).toBe(true);
    expect(isEstimate('signal-size', 'cash')).toBe(true);
    expect(isEstimate('kill-switch', 'risk.drawdownRatio')).toBe(true);
    expect(isEstimate('credit-width', 'selection.creditWidthMin')).toBe(false);
  });

  it('end where the setting ends', () => {
    expect(extremeOf(settings, creditWidth)).toBe(SWITCHED_OFF);
    const kelly = ladder('kelly', 'risk.kellyFraction');
    expect([extremeOf(settings, kelly), farthestOf(settings, kelly)]).toEqual([SWITCHED_OFF, 1]);
    expect(settingAt(creditWidth, SWITCHED_OFF)).toBeNull();
    expect(extremeOf(settings, ladder('no-strike', 'selection.deltaTolerance'))).toBe(1);
    expect(extremeOf(settings, ladder('confidence', 'fuzzy.confidenceMin'))).toBeCloseTo(0, 15);
    expect(
      extremeOf(settings, ladder('days-between-entries', 'entry.daysBetweenEntriesMin')),
    ).toBeUndefined();
  });

  it('of many that the setting may not be are told from the others by few questions', () => {
    const rule = ladder('risk-per-trade', 'risk.riskPerTradeRatio');
    const refusals = Array.from({ length: 200 }, (_, place) => refusal({ measured: place + 1, limit: 2 }));
    const { all } = rungsOf(refusals, { settings, rule, at: 0.02 });
    // A ratio is at most 1: 100 of 2 at 0.02.
    expect(all).toHaveLength(98);
    expect(all.at(-1)).toBeCloseTo(1, 12);
    expect(rungsOf([refusal({ measured: 500, limit: 2 })], { settings, rule, at: 0.02 }).all).toEqual([]);
  });

  it('are written as short as lets no other bar through', () => {
    const { loosens, unit } = creditWidth;
    const readable = (exact: number, next: number): unknown =>
      settingAt({ loosens, unit }, readableLooseness(creditWidth, -exact, -next));
    expect(readable(0.49533333333333335, 0.4866)).toBe(0.4953);
    expect(readable(0.49533333333333335, 0.495331)).toBe(0.495333);
    expect(readable(0.25, 0.1)).toBe(0.25);
    const tolerance = ladder('no-strike', 'selection.deltaTolerance');
    expect(readableLooseness(tolerance, 0.07123456, 0.9)).toBe(0.07124);
    expect(readableLooseness(tolerance, 0.07123456, 0.071235)).toBe(0.0712346);
    expect(readableLooseness(tolerance, SWITCHED_OFF, SWITCHED_OFF)).toBe(SWITCHED_OFF);
  });
});
