// What closed trades came to in each bucket, with how uncertain its mean is: the step from single results to what may be said of them.
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { createRng, type Rng } from '../../../core/numerics/index.ts';
import { type ClosedTradeFacts, closedTradeFacts } from './closed-trade-facts.ts';
import { type MeanInterval, meanInterval } from './mean-interval.ts';
import { TRADE_DIMENSIONS, type TradeDimension, UNKNOWN_BUCKET } from './trade-buckets.ts';

/** Closed trades of one bucket; cents after fees. */
export interface TradeBucket {
  readonly bucket: string;
  readonly trades: number;
  /** Decimal; a trade that came out even is none. */
  readonly winRate: number;
  readonly totalCents: number;
  /** The expectancy: what a trade came to on average. */
  readonly meanCents: number;
  /** 95% interval of the mean; `undefined` with fewer than 10 trades, which tell none. */
  readonly interval: MeanInterval | undefined;
}

export interface TradeBreakdown {
  readonly by: TradeDimension['name'];
  /** None without trades, in the order of the dimension. */
  readonly buckets: readonly TradeBucket[];
}

/**
 * Closed trades by every dimension that anything is known in, and the number of intervals among them. Chance is of the
 * run's seed, so that the same ledger has the same intervals.
 */
export function tradeBreakdowns(records: readonly LedgerRecord[]): readonly TradeBreakdown[] {
  const [manifest] = records;
  const rng = createRng(manifest?.type === 'manifest' ? manifest.seed : 0).fork('attribution');
  const trades = closedTradeFacts(records);
  return TRADE_DIMENSIONS.flatMap((dimension) => {
    const buckets = bucketsOf(trades, dimension, rng);
    const isKnown = buckets.some(({ bucket }) => bucket !== UNKNOWN_BUCKET);
    return isKnown ? [{ by: dimension.name, buckets }] : [];
  });
}

function bucketsOf(
  trades: readonly ClosedTradeFacts[],
  { buckets, bucketOf }: TradeDimension,
  rng: Rng,
): readonly TradeBucket[] {
  const sorted = new Map<string, ClosedTradeFacts[]>(buckets.map((bucket) => [bucket, []]));
  for (const trade of trades) sorted.get(bucketOf(trade))?.push(trade);
  return [...sorted].flatMap(([bucket, own]) => {
    if (own.length === 0) return [];
    const totalCents = own.reduce((sum, { pnlCents }) => sum + pnlCents, 0);
    return [
      {
        bucket,
        trades: own.length,
        winRate: own.filter(({ pnlCents }) => pnlCents > 0).length / own.length,
        totalCents,
        meanCents: totalCents / own.length,
        // The same draws in every bucket, so that the same trades have the same interval wherever they stand together.
        interval: meanInterval(own, rng.fork('interval')),
      },
    ];
  });
}
