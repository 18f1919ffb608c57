// What a run's result came from, as the run document tells it: by Greek, by bucket of trades, and the way its cash went.
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import {
  cashReconciliation,
  type NoPnlAttribution,
  pnlAttribution,
  type TradeBreakdown,
  tradeBreakdowns,
} from '../../../attribution/index.ts';
import { type CashSection, cashSection } from './cash-section.ts';
import { type GreekSection, greekSection } from './greek-section.ts';

/** Closed trades of one bucket; dollars after fees. */
export interface BucketEntry {
  readonly bucket: string;
  readonly trades: number;
  readonly winRate: number;
  readonly totalDollars: number;
  /** The expectancy a trade, and its 95% interval; `null` with fewer than 10 trades. */
  readonly meanDollars: number;
  readonly interval: readonly [lowDollars: number, highDollars: number] | null;
}

export interface BreakdownEntry {
  readonly by: TradeBreakdown['by'];
  readonly buckets: readonly BucketEntry[];
}

export interface AttributionSection {
  /** `null` where the ledger does not tell what Greeks are of; `greeksMissing` says why. */
  readonly greeks: GreekSection | null;
  readonly greeksMissing: NoPnlAttribution['unavailable'] | null;
  /** Closed trades; dimensions in which nothing is known are left out. */
  readonly breakdowns: readonly BreakdownEntry[];
  /** `null` in a ledger without a balance. */
  readonly cash: CashSection | null;
}

/** The section of a ledger whose first record is its manifest. It takes some tenths of a second for thousands of sessions. */
export function attributionSection(records: readonly LedgerRecord[]): AttributionSection {
  const told = pnlAttribution(records);
  const cash = cashReconciliation(records);
  return {
    greeks: 'unavailable' in told ? null : greekSection(told),
    greeksMissing: 'unavailable' in told ? told.unavailable : null,
    breakdowns: tradeBreakdowns(records).map(({ by, buckets }) => ({
      by,
      buckets: buckets.map(({ bucket, trades, winRate, totalCents, meanCents, interval }) => ({
        bucket,
        trades,
        winRate,
        totalDollars: totalCents / 100,
        meanDollars: meanCents / 100,
        interval: interval === undefined ? null : [interval.lowCents / 100, interval.highCents / 100],
      })),
    })),
    cash: cash === undefined ? null : cashSection(cash),
  };
}
