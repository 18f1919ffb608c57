// What each structure asks of the selection it is chosen by, beside the rules that choose; told before a run begins.
import type { StructureKind } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { isByCredit } from './choose-by-credit.ts';

/** A member of a selection that the structure cannot be chosen by; the message says what was expected and found. */
export interface SelectionProblem {
  readonly member: keyof StructureSelection;
  readonly message: string;
}

type Problems = (selection: StructureSelection) => readonly SelectionProblem[];

const OF_STRUCTURE: Readonly<Record<StructureKind, Problems>> = {
  'iron-condor': (selection) => [
    ...wingProblems(selection),
    ...problem(
      selection.strikeRule === 'at-or-below-spot',
      'strikeRule',
      'expected a rule by delta or credit for an iron-condor, found at-or-below-spot',
    ),
  ],
  'short-put': () => [],
};

/** The problems of a selection with its own structure and with itself. */
export function selectionProblems(selection: StructureSelection): readonly SelectionProblem[] {
  return [
    ...OF_STRUCTURE[selection.structure](selection),
    ...bandProblems(selection),
    ...creditProblems(selection),
    ...problem(
      (selection.skewPenaltyWeight ?? 0) > 0 && selection.strikeRule !== 'nearest-delta',
      'skewPenaltyWeight',
      `expected 0 unless strikeRule is nearest-delta, found ${selection.skewPenaltyWeight ?? 0} with ${selection.strikeRule}`,
    ),
  ];
}

function wingProblems(selection: StructureSelection): readonly SelectionProblem[] {
  const { shortDelta, longDelta, wingWidthMax } = selection;
  const sides = [
    { member: 'putLongDelta', delta: selection.putLongDelta, width: selection.putWingWidth },
    { member: 'callLongDelta', delta: selection.callLongDelta, width: selection.callWingWidth },
  ] as const;
  const inside = 'since the longs lie further out';
  const problems = sides.flatMap(({ member, delta, width }) =>
    problem(
      width === undefined && delta !== undefined && !(delta < shortDelta),
      member,
      `expected less than shortDelta ${shortDelta}, ${inside}, found ${delta ?? 0}`,
    ),
  );
  const isDeltaUsed = sides.some(({ delta, width }) => width === undefined && delta === undefined);
  const widest = Math.max(...sides.map(({ width }) => width ?? 0));
  return [
    ...problem(
      isDeltaUsed && !(longDelta < shortDelta),
      'longDelta',
      `expected less than shortDelta ${shortDelta}, ${inside}, found ${longDelta}`,
    ),
    ...problems,
    ...problem(
      wingWidthMax !== undefined && (widest === 0 || wingWidthMax < widest),
      'wingWidthMax',
      widest === 0
        ? `expected null where no wing has a width, found ${wingWidthMax ?? 0}`
        : `expected at least the widest wing ${widest}, found ${wingWidthMax ?? 0}`,
    ),
  ];
}

function bandProblems(selection: StructureSelection): readonly SelectionProblem[] {
  const { shortDelta, shortDeltaMin, shortDeltaMax, shortDeltaLimit, deltaTolerance } = selection;
  const least = shortDeltaMin ?? shortDelta - deltaTolerance;
  return [
    ...problem(
      shortDeltaMin !== undefined && shortDeltaMin > shortDelta,
      'shortDeltaMin',
      `expected at most shortDelta ${shortDelta}, found ${shortDeltaMin ?? 0}`,
    ),
    ...problem(
      shortDeltaMax !== undefined && shortDeltaMax < shortDelta,
      'shortDeltaMax',
      `expected at least shortDelta ${shortDelta}, found ${shortDeltaMax ?? 0}`,
    ),
    ...problem(
      shortDeltaLimit !== undefined && shortDeltaLimit < least,
      'shortDeltaLimit',
      `expected at least ${least}, the smallest delta that is sold, or nothing is ever entered, found ${shortDeltaLimit ?? 0}`,
    ),
  ];
}

function creditProblems({ strikeRule, creditWidthTarget }: StructureSelection): readonly SelectionProblem[] {
  const isWanted = isByCredit(strikeRule);
  return [
    ...problem(
      isWanted && creditWidthTarget === undefined,
      'creditWidthTarget',
      `expected a share of the width for ${strikeRule} to look for, found null`,
    ),
    ...problem(
      !isWanted && creditWidthTarget !== undefined,
      'creditWidthTarget',
      `has no effect with strikeRule ${strikeRule}: expected null, found ${creditWidthTarget ?? 0}`,
    ),
  ];
}

function problem(isThere: boolean, member: SelectionProblem['member'], message: string): SelectionProblem[] {
  return isThere ? [{ member, message }] : [];
}
