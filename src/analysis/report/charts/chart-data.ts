// What each chart of a report shows, as plain data without a word on how it is drawn.
import type { SeriesPoint } from './series-point.ts';
import type {
  DistributionData,
  FanData,
  HeatMapData,
  IntervalBarsData,
  LinesData,
  WaterfallData,
} from './statistic-chart-data.ts';

export type { SeriesPoint } from './series-point.ts';

export type TradeOutcome = 'gain' | 'loss' | 'open';

export interface HistogramBin {
  readonly fromDollars: number;
  /** Not included, except in the last bin. */
  readonly toDollars: number;
  readonly trades: number;
}

export interface EntryMark {
  readonly atMs: number;
  readonly spotPoints: number;
  readonly outcome: TradeOutcome;
}

/** A trade's strikes from its entry to its exit, or to the end of the run while it is open. */
export interface StrikeSpan {
  readonly id: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Strikes of the legs that were sold and of those that were bought, points. */
  readonly shortStrikes: readonly number[];
  readonly longStrikes: readonly number[];
  readonly entryPoints: number;
  /** `undefined` while the trade is open. */
  readonly exitPoints: number | undefined;
  readonly outcome: TradeOutcome;
}

export interface BandPoint {
  /** Share of the spread, or volatility points. */
  readonly setting: number;
  readonly pnlDollars: number;
}

export type ChartData =
  | { readonly kind: 'equity'; readonly points: readonly SeriesPoint[]; readonly initialDollars: number }
  /** Values are falls from the highest equity so far: decimals of 0 or below. */
  | { readonly kind: 'drawdown'; readonly points: readonly SeriesPoint[] }
  | {
      readonly kind: 'pnl-histogram';
      readonly bins: readonly HistogramBin[];
      readonly meanDollars: number;
      readonly medianDollars: number;
    }
  | {
      readonly kind: 'price-overview';
      readonly points: readonly SeriesPoint[];
      /** Of many entries an even selection. */
      readonly entries: readonly EntryMark[];
      /** The part that the strikes are shown for. */
      readonly zoom: { readonly fromMs: number; readonly toMs: number } | undefined;
    }
  | {
      readonly kind: 'price-strikes';
      readonly points: readonly SeriesPoint[];
      readonly trades: readonly StrikeSpan[];
    }
  | {
      readonly kind: 'funnel';
      readonly bars: number;
      /** Gates that stopped a bar, in the order in which they are asked. */
      readonly steps: readonly { readonly gate: string; readonly stopped: number; readonly left: number }[];
    }
  | {
      readonly kind: 'band';
      readonly setting: 'fill-share' | 'premium';
      readonly points: readonly BandPoint[];
      readonly breakEven: number | undefined;
      /** The setting of the run itself, where it is one setting. */
      readonly current: number | undefined;
    }
  | HeatMapData
  | FanData
  | DistributionData
  | IntervalBarsData
  | WaterfallData
  | LinesData;
