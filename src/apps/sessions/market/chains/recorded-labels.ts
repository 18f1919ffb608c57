// Says in plain sentences what of a run's quotes is recorded, what stands in elsewhere, and by which rules both are used.
import type { ChainFacts } from '../../../../core/ledger/index.ts';
import type { Settings } from '../../../config/index.ts';
import type { PriceHistory } from '../price-history.ts';

/** What the sentences are made from. */
export interface RecordedParts {
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
export function recordedChainAssumptions({ chains, history, settings }: RecordedParts): readonly string[] {
  if (chains === undefined) return [];
  const { chainAgeMinutes } = settings.market;
  const isOfCloses = chains.closes.instants === chains.snapshots;
  return [
    coverage(chains),
    `A bar looks at the newest quotes that are at most ${chainAgeMinutes} minutes old at its close. ${oneOrigin(settings)}`,
    ...(history.timeframe === 'D'
      ? [
          'What is decided at one close fills at the next: an entry whose legs are not quoted there is given up, an exit waits.',
        ]
      : []),
    ...lateness(chains),
    ...(isOfCloses && history.timeframe !== 'D'
      ? [
          'All recorded quotes are of closes, at which bars inside a day decide on no entry: use --timeframe D to trade on them.',
        ]
      : []),
    ...spotSentence(chains),
    ...passedOver(chains),
  ];
}

/** What a trade lives on. SPY has to be closed before it expires, on whatever is quoted then. */
function oneOrigin({ root, market }: RecordedParts['settings']): string {
  const alone =
    'A trade is opened, marked and closed on quotes of one origin only; where they are missing its mark stands still, its profit target and stop wait';
  if (root !== 'SPY') return `${alone}, and it may run to its settlement.`;
  return market.chainFallback === 'simulated'
    ? `${alone}; what is still open before it expires is closed then on simulated quotes, as SPY must not expire.`
    : `${alone}, and it settles in cash at the close if it is not quoted before it expires, which no broker does: market.chainFallback=simulated closes it on simulated quotes.`;
}

function lateness({ closes }: ChainFacts): readonly string[] {
  const { instants, stamped, minutesLate } = closes;
  if (instants === 0) return [];
  const untold = instants - stamped;
  return [
    'Quotes of an end of day are taken as of the close of their session: what is decided at a close may know what was quoted after it.',
    ...(minutesLate === undefined
      ? []
      : [
          `${stamped} of ${instants} closes were quoted ${minutesLate.least} to ${minutesLate.most} minutes after it, ${minutesLate.median} in the middle.`,
        ]),
    ...(untold > 0
      ? [`Of ${untold} closes the source does not tell when after or at the close they were quoted.`]
      : []),
  ];
}

const NAMED_FILES = 3;

function passedOver({ passedOver: paths }: ChainFacts): readonly string[] {
  if (paths.length === 0) return [];
  const more = paths.length - NAMED_FILES;
  const named = paths.slice(0, NAMED_FILES).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [`Files of the folders given that have not the columns of a chain were passed over: ${named}.`];
}

function coverage({ bars, snapshots }: ChainFacts): string {
  const all = bars.recorded + bars.simulated + bars.none;
  const left = all - bars.recorded;
  if (left === 0) return `Option quotes are recorded at every bar (${snapshots} instants).`;
  const instead = bars.none === left ? 'opened nothing' : 'fell back to simulated quotes';
  const share = shareText(left / all);
  return `Option quotes are recorded at ${bars.recorded} of ${all} bars (${snapshots} instants); ${left} bars (${share}) ${instead}.`;
}

/** Never 0 or 100 % of what is not none or all. */
function shareText(share: number): string {
  const percent = (100 * share).toFixed(1);
  return percent === '100.0' && share < 1
    ? 'over 99.9%'
    : percent === '0.0' && share > 0
      ? 'under 0.1%'
      : `${percent}%`;
}

function spotSentence({ spot }: ChainFacts): readonly string[] {
  if (spot.apart === 0) return [];
  const farthest = (100 * spot.farthest).toFixed(2);
  return [
    `At ${spot.apart} of ${spot.compared} bars compared, the quotes imply an underlying 0.1% or more, at most ${farthest}%, off the bar's close: strikes and deltas follow the quotes, settlement follows the bars.`,
  ];
}
