// The tables of a validation that hold errors: volatility, the money, quotes, strikes and condors.
import type { BucketDocument, CellDocument, GoalDocument, GradedCellDocument } from '../cell-document.ts';
import type { ValidationDocument } from '../validation-document.ts';
import {
  counted,
  fixed,
  fixedBeside,
  NOTHING,
  percent,
  right,
  signed,
  table,
  VERDICT_TEXT,
} from './figures.ts';

/** One line: a cell, or the part of it that quotes both sides or one. */
interface Line {
  readonly names: readonly [dte: string, vix: string];
  readonly cell: CellDocument & Partial<Pick<GradedCellDocument, 'goals'>>;
}

/** Each cell, and below one that has slices of one side its two parts. */
function linesOf(buckets: readonly BucketDocument[]): readonly Line[] {
  return buckets.flatMap((bucket): readonly Line[] => {
    const line: Line = { names: [bucket.vix === 'all' ? bucket.dte : '', bucket.vix], cell: bucket };
    return bucket.oneSided.slices === 0
      ? [line]
      : [
          line,
          { names: ['', '  full'], cell: bucket.fullSmiles },
          { names: ['', '  one side'], cell: bucket.oneSided },
        ];
  });
}

const UNGRADED: GoalDocument = { goal: null, verdict: 'no-goal' };

export function volatilityTable(buckets: readonly BucketDocument[]): readonly string[] {
  const rows = linesOf(buckets.filter(({ delta }) => delta === 'all')).map(({ names, cell }) => {
    const graded = cell.goals?.rmseVolPoints ?? UNGRADED;
    return [
      ...names,
      String(cell.slices),
      String(cell.snapshots),
      fixedBeside(cell.rmseVolPoints, graded, 2),
      fixed(graded.goal, 2),
      VERDICT_TEXT[graded.verdict],
      signed(cell.biasVolPoints, 2),
      String(cell.atmSlices),
      fixed(cell.atmRmseVolPoints, 2),
      signed(percent(cell.atmBiasRelative), 1),
    ];
  });
  return [
    ...table(
      ['days', 'VIX', 'slices', 'snapshots', 'RMSE', 'goal', '', 'bias', 'ATM slices', 'RMSE', 'bias %'],
      rows,
      ['left', 'left', ...right(4), 'left', ...right(4)],
    ),
    '  A slice is one expiry of one snapshot; each weighs the same, and under 10 are not graded.',
    '  full: puts and calls, forward by parity; one side: forward carried from spot, of lower quality.',
    '  ATM is the 50-delta point, which a slice of one side may lack.',
  ];
}

export function quoteTable(buckets: readonly BucketDocument[]): readonly string[] {
  const rows = buckets
    .filter(({ delta }) => delta === 'all')
    .map((bucket) => [
      bucket.vix === 'all' ? bucket.dte : '',
      bucket.vix,
      String(bucket.quotes),
      bucket.quotes === 0 ? NOTHING : fixed(percent(bucket.insideBidAsk), 0),
      fixed(bucket.spreadRatio, 2),
    ]);
  return [
    ...table(['days', 'VIX', 'quotes', 'inside %', 'width'], rows, ['left', 'left', ...right(3)]),
    '  Each quote weighs the same; width is the median of simulated over recorded quote widths.',
  ];
}

export function deltaTable(buckets: readonly BucketDocument[]): readonly string[] {
  const rows = buckets
    .filter(({ delta, vix }) => vix === 'all' && delta !== 'all')
    .map((bucket) => [
      bucket.delta === '5-10' ? bucket.dte : '',
      bucket.delta,
      String(bucket.quotes),
      bucket.slices === 0 ? NOTHING : fixed(bucket.rmseVolPoints, 2),
      signed(bucket.biasVolPoints, 2),
      fixed(percent(bucket.insideBidAsk), 0),
      fixed(bucket.spreadRatio, 2),
    ]);
  return table(['days', 'delta', 'quotes', 'RMSE', 'bias', 'inside %', 'width'], rows, [
    'left',
    'left',
    ...right(5),
  ]);
}

export function strikeTable(buckets: readonly BucketDocument[]): readonly string[] {
  const rows = linesOf(buckets.filter(({ delta, vix }) => vix === 'all' && delta === 'all')).map(
    ({ names, cell }) => {
      const graded = cell.goals?.strikeError ?? { ...UNGRADED, of: null };
      const figure = (of: 'median' | 'p90', value: number | null): string =>
        fixedBeside(value, graded.of === of ? graded : UNGRADED, 2);
      return [
        `${names[0]}${names[0] === '' ? names[1] : ''}`,
        String(cell.strikes),
        figure('median', cell.strikeError),
        figure('p90', cell.strikeErrorP90),
        graded.of === null ? '' : `${graded.of} ${fixed(graded.goal, 2)}`,
        VERDICT_TEXT[graded.verdict],
      ];
    },
  );
  return table(['days', 'strikes', 'median', 'p90', 'goal', ''], rows, ['left', ...right(3), 'left', 'left']);
}

export function condorTable({ overall }: Pick<ValidationDocument, 'overall'>): readonly string[] {
  const graded = (value: number | null, { goal, verdict }: GoalDocument): readonly string[] => {
    const error = fixedBeside(percent(value), { goal: percent(goal), verdict }, 1);
    return [value === null ? error : `${error} %`, `${fixed(percent(goal), 0)} %`, VERDICT_TEXT[verdict]];
  };
  const ungraded = (value: number | null): readonly string[] => [
    value === null ? NOTHING : `${fixed(percent(value), 1)} %`,
    '',
    '',
  ];
  const { creditError, creditOverWidthError } = overall.goals;
  const rows = [
    [
      'credit, own strikes',
      ...graded(overall.creditError, creditError.median),
      ...graded(overall.creditErrorP90, creditError.p90),
    ],
    [
      'credit, same strikes',
      ...ungraded(overall.creditErrorSameStrikes),
      ...ungraded(overall.creditErrorSameStrikesP90),
    ],
    [
      'credit over width',
      ...graded(overall.creditOverWidthError, creditOverWidthError.median),
      ...graded(overall.creditOverWidthErrorP90, creditOverWidthError.p90),
    ],
  ];
  return [
    `  ${counted(overall.condors, 'condor')} of ${counted(overall.condorSnapshots, 'snapshot')}: ` +
      'recorded strikes near their deltas, simulated ones the nearest quoted',
    ...table(['', 'median', 'goal', '', 'p90', 'goal', ''], rows, [
      'left',
      'right',
      'right',
      'left',
      'right',
      'right',
      'left',
    ]),
  ];
}
