// What each structure asks of the selection it is chosen by, beside the rules that choose; told before a run begins.
import type { StructureKind } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';

/** A member of a selection that the structure cannot be chosen by; the message says what was expected and found. */
export interface SelectionProblem {
  readonly member: keyof StructureSelection;
  readonly message: string;
}

const PROBLEMS: Readonly<
  Record<StructureKind, (selection: StructureSelection) => readonly SelectionProblem[]>
> = {
  'iron-condor': ({ longDelta, shortDelta, strikeRule }) => [
    ...(longDelta < shortDelta
      ? []
      : [
          {
            member: 'longDelta' as const,
            message: `expected less than shortDelta ${shortDelta}, since the longs lie further out, found ${longDelta}`,
          },
        ]),
    ...(strikeRule === 'at-or-below-spot'
      ? [
          {
            member: 'strikeRule' as const,
            message: 'expected a rule by delta for an iron-condor, found at-or-below-spot',
          },
        ]
      : []),
  ],
  'short-put': () => [],
};

/** The problems of a selection with its own structure. */
export function selectionProblems(selection: StructureSelection): readonly SelectionProblem[] {
  return PROBLEMS[selection.structure](selection);
}
