// A validation as tables for a person, in lines of at most 100 characters.
import { heading } from '../../../analysis/report/index.ts';
import type { ChainVixDocument, ValidationDocument } from '../validation-document.ts';
import { condorTable, deltaTable, quoteTable, strikeTable, volatilityTable } from './error-tables.ts';
import { leftOutText } from './left-out-text.ts';
import { counted, fixed, NOTHING, percent, right, signed, table } from './figures.ts';

/** The whole text, ending in a line feed. */
export function validationText(document: ValidationDocument): string {
  return [
    ...about(document),
    ...heading('VOLATILITY AT 5 TO 50 DELTA, simulated less recorded, in volatility points'),
    ...volatilityTable(document.buckets),
    ...heading('QUOTES AT 5 TO 50 DELTA, share of simulated prices inside bid and ask, and widths'),
    ...quoteTable(document.buckets),
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
    ...leftOutText(document),
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
  snapshotsWithoutRate,
}: ValidationDocument): readonly string[] {
  const levels = `close ${levelSources.close}, inside the day ${levelSources.intraday}, line from open to close ${levelSources['open-close-line']}`;
  return [
    `Simulated chains beside recorded ones, ${dates} dates from ${from ?? ''} to ${to ?? ''}`,
    `${counted(snapshots, 'snapshot')}, ${counted(slices, 'slice')}`,
    '',
    `  ${split}`,
    `  snapshots by source of VIX: ${levels}`,
    `  slices by forward: parity ${forwardSources.parity}; spot, rate and dividends ${forwardSources.carry} (lower quality)`,
    ...(snapshotsWithoutRate === 0
      ? []
      : [`  ${counted(snapshotsWithoutRate, 'snapshot')} at a rate of 0: no file has one for the date`]),
    '  quotes after the close count time from the close; SPY puts are solved as American',
  ];
}

/** Of fewer snapshots each is shown, since percentiles of them would say nothing. */
const PERCENTILES_FROM = 10;

function vixTable({
  snapshots,
  recordedOverGiven,
  simulatedOverGiven,
  each,
}: ChainVixDocument): readonly string[] {
  if (recordedOverGiven === null || simulatedOverGiven === null)
    return [`  ${NOTHING}: no SPX snapshot has expiries on both sides of 30 days`];
  const ratios = (values: readonly number[]): readonly string[] => values.map((ratio) => fixed(ratio, 3));
  const isFew = snapshots < PERCENTILES_FROM;
  const rows = isFew
    ? [
        ['median', ...ratios([recordedOverGiven[0], simulatedOverGiven[0]])],
        ...each.map((one) => [one.date, ...ratios([one.recordedOverGiven, one.simulatedOverGiven])]),
      ]
    : ['median', 'p10', 'p90'].map((name, at) => [
        name,
        ...ratios([recordedOverGiven[at] as number, simulatedOverGiven[at] as number]),
      ]);
  return [
    `  ${counted(snapshots, 'SPX snapshot')} with expiries on both sides of 30 days, by the index's own formula`,
    ...table(['', 'recorded', 'simulated'], rows, ['left', ...right(2)]),
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
    source.ownLessVendorVolPoints?.map((points) => signed(points, 2)).join(' ') ?? '-',
    source.ownLessVendorDelta?.map((delta) => signed(delta, 3)).join(' ') ?? '-',
  ]);
  return [
    ...table(
      ['layout', '', 'snapshots', 'slices', 'RMSE', 'ATM %', "vol less vendor's", "delta less vendor's"],
      rows,
      ['left', 'left', ...right(6)],
    ),
    "  ATM %: bias at the money. Own less the vendor's: median, 5th and 95th percentile, from a week on.",
  ];
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
