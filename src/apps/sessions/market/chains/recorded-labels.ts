// Says in plain sentences what of a run's quotes is recorded, what stands in elsewhere, and by which rules both are used.
import type { ChainFacts } from '../../../../core/ledger/index.ts';
import type { Settings } from '../../../config/index.ts';
import type { PriceHistory } from '../price-history.ts';
import type { RawInputs } from '../read-inputs.ts';

/** What the sentences are made from. */
export interface RecordedParts {
  readonly inputs: Pick<RawInputs, 'chains'>;
  readonly history: Pick<PriceHistory, 'timeframe'>;
  readonly settings: Pick<Settings, 'market' | 'root'>;
  /** What recorded chains the run looks at, where it has any. */
  readonly chains: ChainFacts | undefined;
}

/** Whether no bar that may be traded looks at a simulated chain. */
export function isWithoutModel({ chains }: Pick<RecordedParts, 'chains'>): boolean {
  return chains !== undefined && chains.bars.simulated === 0;
}

/** Sentences on recorded chains; none where the run has none. */
export function recordedChainAssumptions({
  chains,
  inputs,
  history,
  settings,
}: RecordedParts): readonly string[] {
  if (chains === undefined) return [];
  const { chainAgeMinutes } = settings.market;
  const closes = inputs.chains?.book.snapshots.filter(({ timing }) => timing === 'close').length ?? 0;
  const isOfCloses = closes === inputs.chains?.book.snapshots.length;
  return [
    coverage(chains),
    `A bar looks at the newest quotes that are at most ${chainAgeMinutes} minutes old at its close. A trade is opened, marked and closed on quotes of one origin only; where they are missing its mark stands still, its profit target and stop wait, and it may run to its settlement.`,
    ...(history.timeframe === 'D'
      ? [
          'What is decided at one close fills at the next: an entry whose legs are not quoted there is given up, an exit waits.',
        ]
      : []),
    ...(closes > 0
      ? ['End-of-day quotes are taken as of the close of their session, some were made after it.']
      : []),
    ...(isOfCloses && history.timeframe !== 'D'
      ? [
          'All recorded quotes are of closes, at which bars inside a day decide on no entry: use --timeframe D to trade on them.',
        ]
      : []),
    ...(settings.root === 'SPY' && settings.market.chainFallback === 'none'
      ? [
          'A SPY trade without quotes before it expires settles in cash at the close, which no broker does: market.chainFallback=simulated closes it on simulated quotes.',
        ]
      : []),
    ...spotSentence(chains),
  ];
}

function coverage({ bars, snapshots }: ChainFacts): string {
  const all = bars.recorded + bars.simulated + bars.none;
  const left = all - bars.recorded;
  if (left === 0) return `Option quotes are recorded at every bar (${snapshots} instants).`;
  const instead = bars.none === left ? 'opened nothing' : 'fell back to simulated quotes';
  const share = ((100 * left) / all).toFixed(1);
  return `Option quotes are recorded at ${bars.recorded} of ${all} bars (${snapshots} instants); ${left} bars (${share}%) ${instead}.`;
}

function spotSentence({ spot }: ChainFacts): readonly string[] {
  if (spot.apart === 0) return [];
  const farthest = (100 * spot.farthest).toFixed(2);
  return [
    `At ${spot.apart} of ${spot.compared} bars looked at, the quotes imply an underlying 0.1% or more, at most ${farthest}%, off the bar's close: strikes and deltas follow the quotes, settlement follows the bars.`,
  ];
}
