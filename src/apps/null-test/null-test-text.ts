// A null test as a person reads it, in lines of at most 100 characters.
import { alignedRows, counted, groupedNumber, heading, wrappedText } from '../../analysis/report/index.ts';
import { FOUND_SHARE_MAX, type ShareInterval, type WorldsFailure } from '../../analysis/validation/index.ts';
import type { NullTest, WorldGroup } from './null-test.ts';

/** Ends in a line feed. */
export function nullTestText(test: NullTest, seconds: number): string {
  const lines = [
    ...verdictLines(test, seconds),
    ...heading('WORLDS IN WHICH NOTHING CAN BE EARNED'),
    ...wrappedText(fairStory(test)),
    ...fairTable(test.groups.filter(({ truth }) => truth === 'fair')),
    ...heading('WORLDS IN WHICH OPTIONS ARE TOO DEAR'),
    ...wrappedText(
      `Every implied volatility lies ${test.request.plantedVolPoints} points above the fair one. What that is worth follows from the prices of the fills; what trading made of it must lie around that.`,
    ),
    ...plantedTable(test.groups.filter(({ truth }) => truth === 'premium')),
    ...heading('SIGNALS IN WORLDS IN WHICH NO TIMING PAYS'),
    ...signalLines(test.signals),
    ...heading('WHAT THIS DOES AND DOES NOT SAY'),
    ...CAVEATS.flatMap((sentence) => wrappedText(sentence)),
  ];
  return `${lines.join('\n')}\n`;
}

const VERDICTS: Readonly<Record<NullTest['verdict'], string>> = {
  passed: 'NULL TEST PASSED: no edge is found where there is none, and a planted one comes out as prices say',
  failed: 'NULL TEST FAILED: do not trust what this strategy shows until the cause is known',
  undecided: 'NULL TEST UNDECIDED: nothing was wrong, in too few worlds to say more',
};

const FAILURES: Readonly<Record<WorldsFailure, string>> = {
  'edges-found': 'a profit after costs would be claimed from too many worlds',
  'gross-edges-found': 'a profit before costs would be claimed from too many worlds',
  'intervals-miss': 'intervals hold the truth less often than they say',
  'results-biased': 'over all worlds the result before costs is not what prices say',
};

function verdictLines({ verdict, request, groups }: NullTest, seconds: number): readonly string[] {
  const { settings, seeds, years } = request;
  return [
    VERDICTS[verdict],
    `  ${settings.root}, ${counted(years, 'year')} a world, ${counted(seeds, 'seed')}, ${groupedNumber(seconds, 1)} seconds`,
    ...groups.flatMap(({ law, truth, judgement }) =>
      judgement.failures.flatMap((failure) =>
        wrappedText(`${law}, ${truth === 'fair' ? 'nothing to earn' : 'too dear'}: ${FAILURES[failure]}`),
      ),
    ),
  ];
}

function fairStory({ request: { mispricedVolPoints } }: NullTest): string {
  const broken =
    mispricedVolPoints === 0
      ? ''
      : ` Here they are ${mispricedVolPoints} points too dear on purpose: the test must fail.`;
  return `Prices are martingales and options cost what they pay on average.${broken} An edge counts as found where the 95% interval of the mean result lies above zero: at most ${FOUND_SHARE_MAX * 100}% of worlds may show one.`;
}

function fairTable(groups: readonly WorldGroup[]): readonly string[] {
  const rows = groups.map(({ law, judgement }) => [
    law,
    String(judgement.worlds),
    groupedNumber(judgement.trades, 0),
    shareText(judgement.edges),
    shareText(judgement.grossEdges),
    dollars(judgement.net),
    dollars(judgement.cost),
    `${dollars(judgement.gross)} (${dollars(judgement.grossError)})`,
  ]);
  const head = ['law', 'worlds', 'trades', 'edges', 'gross edges', 'net $', 'cost $', 'gross $ (error)'];
  return [
    ...alignedRows([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right']),
    ...wrappedText(
      'Dollars are a trade; gross and gross edges are before costs. In brackets: 95% intervals, and a standard error.',
    ),
  ];
}

function plantedTable(groups: readonly WorldGroup[]): readonly string[] {
  const rows = groups.map(({ law, judgement }) => [
    law,
    String(judgement.worlds),
    groupedNumber(judgement.trades, 0),
    dollars(judgement.expectedGross),
    `${dollars(judgement.gross)} (${dollars(judgement.grossError)})`,
    percent(judgement.covered.share),
    dollars(judgement.net),
    percent(judgement.edges.share),
  ]);
  const head = ['law', 'worlds', 'trades', 'prices say $', 'made $ (error)', 'held', 'net $', 'edges'];
  return [
    ...alignedRows([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right']),
    ...wrappedText(
      'Dollars are a trade, before costs but for net. Held: worlds whose 95% interval holds what prices say.',
    ),
  ];
}

function signalLines({ areOwn, judgement }: NullTest['signals']): readonly string[] {
  const { worlds, judgedWorlds, trades, passedShare, better, worse, verdict } = judgement;
  if (worlds === 0) return wrappedText('None was drawn: a fifth of the seeds, rounded down.');
  const whose = areOwn
    ? 'The signals of these settings'
    : 'The settings have no signals: those of the preset quantor';
  const found = `The chosen sessions were among the best twentieth in ${shareText(better)} of ${counted(judgedWorlds, 'world')} and among the worst in ${shareText(worse)}; chance alone gives 5%`;
  return wrappedText(
    `${whose} let ${percent(passedShare)} of sessions pass (${counted(trades, 'trade')}). ${found}${verdict === 'failed' ? ': too often' : ''}. The same sessions moved in time, nineteen times each, are what they are compared with.`,
  );
}

function shareText({ share, low, high }: ShareInterval): string {
  return `${percent(share)} (${percent(low)}-${percent(high)})`;
}

function percent(share: number): string {
  return `${groupedNumber(share * 100, share === 0 || share === 1 ? 0 : 1)}%`;
}

function dollars(value: number | undefined): string {
  return value === undefined ? '-' : groupedNumber(value, 2);
}

const CAVEATS = [
  'Signals, gates, sizes, fills, fees and settlement are those of a backtest. Only prices, option values and volatility indices are drawn; quotes are as wide as simulated ones are.',
  'A pass says that the product makes no profit out of nothing. It says nothing of whether the strategy earns anything in a real market.',
];
