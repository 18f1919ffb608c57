// A validation as tables for a person, in lines of at most 100 characters.
import { alignedRows, type Alignment, heading } from '../../analysis/report/index.ts';
import type { Verdict } from '../../analysis/chain-fit/index.ts';
import type { BucketDocument, GoalDocument } from './cell-document.ts';
import type { ChainVixDocument, ValidationDocument } from './validation-document.ts';

const NOTHING = 'no data';

const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'MISSED',
  reported: 'not graded',
  'no-goal': '-',
  'no-data': '-',
};

/** The whole text, ending in a line feed. */
export function validationText(document: ValidationDocument): string {
  return [
    ...about(document),
    ...heading('VOLATILITY AT 5 TO 50 DELTA, simulated less recorded, in volatility points'),
    ...volatilityTable(document.buckets),
    '  A slice is one expiry of one snapshot; all weigh the same; cells under 10 slices are not graded.\n  ATM is the RMSE at the money; width is the median of simulated over recorded quote widths.',
    ...heading('BY DELTA, all levels of VIX'),
    ...deltaTable(document.buckets),
    ...heading('20-DELTA STRIKES, distance in % of the forward'),
    ...strikeTable(document.buckets),
    ...heading('20/5-DELTA CONDORS OF 25 TO 60 DAYS, relative errors at mid'),
    ...condorTable(document),
    ...heading('THE VIX OF THE CHAINS THEMSELVES, over the VIX given'),
    ...vixTable(document.chainVix),
    ...heading('SOURCES'),
    ...sourceTable(document),
    ...heading('LARGEST ERRORS of each band of days, volatility points'),
    ...worstTable(document),
    ...heading('LEFT OUT'),
    ...leftOutTable(document),
    '',
  ].join('\n');
}

function about({
  split,
  dates,
  snapshots,
  slices,
  from,
  to,
  levelSources,
  forwardSources,
}: ValidationDocument): readonly string[] {
  const levels = `close ${levelSources.close}, inside the day ${levelSources.intraday}, line from open to close ${levelSources['open-close-line']}`;
  return [
    `Simulated chains beside recorded ones, ${dates} dates from ${from ?? ''} to ${to ?? ''}`,
    `${snapshots} snapshots, ${slices} slices`,
    '',
    `  ${split}`,
    `  snapshots by source of VIX: ${levels}`,
    `  slices by forward: parity ${forwardSources.parity}; spot, rate and dividends ${forwardSources.carry} (lower quality)`,
    '  quotes after the close count time from the close; SPY puts are solved as American',
  ];
}

function volatilityTable(buckets: readonly BucketDocument[]): readonly string[] {
  const rows = buckets
    .filter(({ delta }) => delta === 'all')
    .map((bucket) => [
      bucket.vix === 'all' ? bucket.dte : '',
      bucket.vix,
      String(bucket.slices),
      String(bucket.quotes),
      bucket.slices === 0 ? NOTHING : fixed(bucket.rmseVolPoints, 2),
      fixed(bucket.goals.rmseVolPoints.goal, 2),
      VERDICT_TEXT[bucket.goals.rmseVolPoints.verdict],
      signed(bucket.biasVolPoints, 2),
      fixed(bucket.atmRmseVolPoints, 2),
      signed(percent(bucket.atmBiasRelative), 1),
      fixed(percent(bucket.insideBidAsk), 0),
      fixed(bucket.spreadRatio, 2),
    ]);
  return table(
    ['days', 'VIX', 'slices', 'quotes', 'RMSE', 'goal', '', 'bias', 'ATM', 'ATM bias %', 'inside %', 'width'],
    rows,
    ['left', 'left', 'right', 'right', 'right', 'right', 'left', ...right(5)],
  );
}

function deltaTable(buckets: readonly BucketDocument[]): readonly string[] {
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

function strikeTable(buckets: readonly BucketDocument[]): readonly string[] {
  const rows = buckets
    .filter(({ delta, vix }) => vix === 'all' && delta === 'all')
    .map(({ dte, strikeError, strikeErrorP90, goals }) => [
      dte,
      strikeError === null ? NOTHING : fixed(strikeError, 2),
      fixed(strikeErrorP90, 2),
      goals.strikeError.of === null ? '' : `${goals.strikeError.of} ${fixed(goals.strikeError.goal, 2)}`,
      VERDICT_TEXT[goals.strikeError.verdict],
    ]);
  return table(['days', 'median', 'p90', 'goal', ''], rows, ['left', 'right', 'right', 'left', 'left']);
}

function condorTable({ overall }: ValidationDocument): readonly string[] {
  const graded = (value: number | null, goal: GoalDocument): readonly string[] => [
    value === null ? NOTHING : `${fixed(percent(value), 1)} %`,
    `${fixed(percent(goal.goal), 0)} %`,
    VERDICT_TEXT[goal.verdict],
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
    `  ${overall.condors} condors`,
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

function ungraded(value: number | null): readonly string[] {
  return [value === null ? NOTHING : `${fixed(percent(value), 1)} %`, '', ''];
}

function vixTable({ snapshots, recordedOverGiven, simulatedOverGiven }: ChainVixDocument): readonly string[] {
  if (recordedOverGiven === null || simulatedOverGiven === null)
    return [`  ${NOTHING}: no SPX snapshot has expiries on both sides of 30 days`];
  const row = (name: string, ratios: readonly number[]): readonly string[] => [
    name,
    ...ratios.map((ratio) => fixed(ratio, 3)),
  ];
  return [
    `  ${snapshots} SPX snapshots with expiries on both sides of 30 days, by the index's own formula`,
    ...table(
      ['', 'median', 'p10', 'p90'],
      [row('recorded', recordedOverGiven), row('simulated', simulatedOverGiven)],
      ['left', ...right(3)],
    ),
  ];
}

function sourceTable({ sources }: ValidationDocument): readonly string[] {
  const rows = sources.map((source) => [
    source.layout,
    source.underlying,
    String(source.snapshots),
    String(source.slices),
    fixed(source.rmseVolPoints, 2),
    signed(percent(source.atmBiasRelative), 1),
    source.ownLessVendorVolPoints === null
      ? '-'
      : source.ownLessVendorVolPoints.map((points) => signed(points, 2)).join(' '),
  ]);
  return table(
    ['layout', '', 'snapshots', 'slices', 'RMSE', 'ATM bias %', 'own less vendor: median p5 p95'],
    rows,
    ['left', 'left', ...right(5)],
  );
}

function worstTable({ worst }: ValidationDocument): readonly string[] {
  const rows = worst.map((slice) => [
    slice.date,
    slice.root,
    slice.expiry,
    String(slice.dte),
    fixed(slice.vix, 1),
    slice.levelSource,
    fixed(slice.rmseVolPoints, 2),
    signed(slice.biasVolPoints, 2),
    slice.layout,
  ]);
  return table(['date', '', 'expiry', 'days', 'VIX', 'VIX from', 'RMSE', 'bias', 'layout'], rows, [
    'left',
    'left',
    'left',
    'right',
    'right',
    'left',
    'right',
    'right',
    'left',
  ]);
}

function leftOutTable({
  rows,
  expiriesLeftOut,
  snapshotsLeftOut,
  filesRead,
  filesSkipped,
}: ValidationDocument): readonly string[] {
  const counted = (kind: string, counts: Readonly<Record<string, number>>): readonly (readonly string[])[] =>
    Object.entries(counts)
      .filter(([, number]) => number > 0)
      .map(([reason, number], at) => [at === 0 ? kind : '', reason, String(number)]);
  return [
    `  ${rows.kept} of ${rows.read} rows kept, of all dates; ${filesRead} files read, ${filesSkipped.length} skipped as no chains`,
    ...table(
      ['', 'reason', ''],
      [
        ...counted('rows, of all dates', rows.dropped),
        ...counted('expiries', expiriesLeftOut),
        ...counted('snapshots', snapshotsLeftOut),
      ],
      ['left', 'left', 'right'],
    ),
  ];
}

function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  return alignedRows([header, ...rows], alignments);
}

function right(count: number): readonly Alignment[] {
  return Array.from({ length: count }, () => 'right' as const);
}

function percent(value: number | null): number | null {
  return value === null ? null : 100 * value;
}

function fixed(value: number | null, places: number): string {
  return value === null ? '-' : value.toFixed(places);
}

function signed(value: number | null, places: number): string {
  return value === null ? '-' : `${value > 0 ? '+' : ''}${value.toFixed(places)}`;
}
