// Tests that the settings of exits reach the arbiter by their own names, and what makes no sense together.
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import type { SettingTree } from '../setting-layers.ts';
import { exitRulesOf } from './exit-settings.ts';

const loaded = (exit: SettingTree, selection: SettingTree = {}): ReturnType<typeof loadSettings> =>
  loadSettings({
    preset: undefined,
    file: undefined,
    flags: [{ origin: '--set', tree: { exit, selection } }],
  });

function rulesOf(exit: SettingTree): ReturnType<typeof exitRulesOf> {
  const result = loaded(exit);
  if (!result.ok) throw new Error(result.error.message);
  return exitRulesOf(result.value.settings.exit);
}

function problemOf(exit: SettingTree, selection: SettingTree = {}): string | undefined {
  const result = loaded(exit, selection);
  return result.ok ? undefined : result.error.message;
}

describe('exit settings', () => {
  it('close at half the credit and three weeks, by default, and for nothing else', () => {
    expect(rulesOf({})).toEqual({
      profitTargetRatio: 0.5,
      profitOrder: 'at-mark',
      isTouchExit: false,
      dteFloor: 21,
      windowStart: 600,
      physicalFlatBy: 900,
    });
  });

  it('reach the arbiter each by its own name and in its own unit', () => {
    const exit = {
      profitTargetRatio: 0.4,
      profitOrder: 'resting',
      stopCreditMultiple: 1.5,
      ivStopRatio: 1.25,
      ivStopPoints: 12.5,
      shortDeltaMax: 0.45,
      touch: 'on',
      dteFloor: 7,
      daysHeldMax: 14,
      trailingActivation: 0.3,
      trailingKeep: 0.6,
      assignmentDanger: 'on',
      assignmentDangerSessions: 3,
      windowStart: '09:45',
      physicalFlatBy: '14:30',
    };
    expect(rulesOf(exit)).toEqual({
      profitTargetRatio: 0.4,
      profitOrder: 'resting',
      stopCreditMultiple: 1.5,
      ivStopRatio: 1.25,
      ivStopRise: 0.125,
      shortDeltaMax: 0.45,
      isTouchExit: true,
      dteFloor: 7,
      daysHeldMax: 14,
      trailing: { activationRatio: 0.3, keepRatio: 0.6 },
      assignmentDangerSessions: 3,
      windowStart: 585,
      physicalFlatBy: 870,
    });
  });

  it('need a price for an order to rest at', () => {
    expect(problemOf({ profitOrder: 'resting', profitTargetRatio: null })).toMatch(
      /^exit\.profitOrder \(--set\): expected at-mark without exit\.profitTargetRatio/,
    );
    expect(problemOf({ profitOrder: 'at-mark', profitTargetRatio: null })).toBeUndefined();
  });

  it('refuse a delta below that at which shorts are sold, where a delta is aimed at', () => {
    expect(problemOf({ shortDeltaMax: 0.3 })).toBeUndefined();
    expect(problemOf({ shortDeltaMax: 0.29 })).toBe(
      'exit.shortDeltaMax (--set): expected at least selection.shortDelta 0.3, or trades are closed as soon as they are open, found 0.29',
    );
    expect(problemOf({ shortDeltaMax: 0.29 }, { shortDelta: 0.2 })).toBeUndefined();
  });

  it.each([
    [{ ivStopRatio: 1 }, 'exit.ivStopRatio'],
    [{ ivStopPoints: 0 }, 'exit.ivStopPoints'],
    [{ daysHeldMax: 0 }, 'exit.daysHeldMax'],
    [{ trailingKeep: 1 }, 'exit.trailingKeep'],
    [{ trailingActivation: 0 }, 'exit.trailingActivation'],
    [{ touch: true }, 'exit.touch'],
    [{ assignmentDangerSessions: 0 }, 'exit.assignmentDangerSessions'],
  ])('refuse %j by name', (exit, name) => {
    expect(problemOf(exit)).toContain(`${name} (--set): expected`);
  });
});
