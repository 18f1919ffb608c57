// Tests what is told of a selection that could choose nothing, or of a member of it that would change nothing.
import { describe, expect, it } from 'vitest';
import { STRATEGY } from '../entry-case.fixture.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { selectionProblems } from './selection-problems.ts';

type Changes = Partial<StructureSelection>;

const found = (changes: Changes) => selectionProblems({ ...STRATEGY.selection, ...changes });

describe('a selection', () => {
  it.each<[Changes, string, string]>([
    [{ longDelta: 0.2 }, 'longDelta', 'expected less than shortDelta 0.2'],
    [{ putLongDelta: 0.2 }, 'putLongDelta', 'expected less than shortDelta 0.2'],
    [{ callLongDelta: 0.3 }, 'callLongDelta', 'found 0.3'],
    [{ strikeRule: 'at-or-below-spot' }, 'strikeRule', 'for an iron-condor'],
    [{ shortDeltaMin: 0.21 }, 'shortDeltaMin', 'expected at most shortDelta 0.2, found 0.21'],
    [{ shortDeltaMax: 0.19 }, 'shortDeltaMax', 'expected at least shortDelta 0.2, found 0.19'],
    [{ shortDeltaLimit: 0.14 }, 'shortDeltaLimit', 'or nothing is ever entered, found 0.14'],
    [{ shortDeltaMin: 0.18, shortDeltaLimit: 0.17 }, 'shortDeltaLimit', 'expected at least 0.18'],
    [{ strikeRule: 'nearest-credit' }, 'creditWidthTarget', 'for nearest-credit to look for, found null'],
    [{ creditWidthTarget: 0.3 }, 'creditWidthTarget', 'has no effect with strikeRule nearest-delta'],
    [
      { strikeRule: 'delta-at-most', skewPenaltyWeight: 1 },
      'skewPenaltyWeight',
      'unless strikeRule is nearest-delta',
    ],
    [{ wingWidthMax: 10 }, 'wingWidthMax', 'expected null where no wing has a width, found 10'],
    [{ wingWidthMax: 4, putWingWidth: 5 }, 'wingWidthMax', 'expected at least the widest wing 5, found 4'],
  ])('%j is told by its member', (changes, member, said) => {
    const problems = found(changes);
    expect(problems.map((one) => one.member)).toEqual([member]);
    expect(problems[0]?.message).toContain(said);
  });

  it.each<Changes>([
    {},
    { shortDeltaMin: 0.2, shortDeltaMax: 0.2, shortDeltaLimit: 0.2 },
    { shortDeltaMin: 0.15 },
    { longDelta: 0.9, putWingWidth: 5, callWingWidth: 10, wingWidthMax: 10 },
    { longDelta: 0.9, putLongDelta: 0.1, callWingWidth: 10 },
    { strikeRule: 'credit-at-least', creditWidthTarget: 0.3 },
    { skewPenaltyWeight: 1 },
    { structure: 'short-put', strikeRule: 'at-or-below-spot', longDelta: 0.9 },
  ])('%j may be', (changes) => {
    expect(found(changes)).toEqual([]);
  });
});
