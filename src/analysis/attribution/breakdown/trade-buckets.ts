// The ways in which closed trades are told apart, and the bucket of each trade in each of them.
import { EXIT_REASONS, REGIMES } from '../../../core/domain/index.ts';
import type { ClosedTradeFacts } from './closed-trade-facts.ts';

/** One way to tell trades apart. */
export interface TradeDimension {
  readonly name: 'regime' | 'vix' | 'ivPercentile' | 'exitReason' | 'weekday' | 'dte';
  /** All buckets in the order in which they are shown; one without trades is left out. */
  readonly buckets: readonly string[];
  readonly bucketOf: (trade: ClosedTradeFacts) => string;
}

/** What stands where a trade's reading was not known. */
export const UNKNOWN_BUCKET = 'unknown';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Band {
  readonly below: number;
  readonly name: string;
}

/** At the levels where the project's rules of regime part calm from high and crisis. */
const VIX_BANDS: readonly Band[] = [
  { below: 15, name: 'below 15' },
  { below: 20, name: '15 to 20' },
  { below: 30, name: '20 to 30' },
  { below: Infinity, name: '30 and above' },
];
const PERCENTILE_BANDS: readonly Band[] = [
  { below: 0.25, name: '0 to 25 %' },
  { below: 0.5, name: '25 to 50 %' },
  { below: 0.75, name: '50 to 75 %' },
  { below: Infinity, name: '75 to 100 %' },
];
const DTE_BANDS: readonly Band[] = [
  { below: 1, name: '0 days' },
  { below: 8, name: '1 to 7 days' },
  { below: 22, name: '8 to 21 days' },
  { below: 36, name: '22 to 35 days' },
  { below: 50, name: '36 to 49 days' },
  { below: Infinity, name: '50 days or more' },
];

export const TRADE_DIMENSIONS: readonly TradeDimension[] = [
  {
    name: 'regime',
    buckets: [...REGIMES, UNKNOWN_BUCKET],
    bucketOf: ({ regime }) => regime ?? UNKNOWN_BUCKET,
  },
  banded('vix', VIX_BANDS, ({ vixPoints }) => vixPoints),
  banded('ivPercentile', PERCENTILE_BANDS, ({ ivPercentile }) => ivPercentile),
  { name: 'exitReason', buckets: EXIT_REASONS, bucketOf: ({ exitReason }) => exitReason },
  { name: 'weekday', buckets: WEEKDAYS, bucketOf: ({ weekday }) => WEEKDAYS[weekday] ?? UNKNOWN_BUCKET },
  banded('dte', DTE_BANDS, ({ dte }) => dte),
];

function banded(
  name: TradeDimension['name'],
  bands: readonly Band[],
  valueOf: (trade: ClosedTradeFacts) => number | undefined,
): TradeDimension {
  return {
    name,
    buckets: [...bands.map((band) => band.name), UNKNOWN_BUCKET],
    bucketOf(trade) {
      const value = valueOf(trade);
      return (
        (value === undefined ? undefined : bands.find(({ below }) => value < below)?.name) ?? UNKNOWN_BUCKET
      );
    },
  };
}
