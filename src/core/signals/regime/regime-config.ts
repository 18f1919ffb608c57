// How the market's state is named and what each state does to an entry.
import type { Regime } from '../../domain/index.ts';
import type { ReadingName } from '../readings/reading-book.ts';
import type { VolatilityStatesConfig } from './hmm/volatility-states.ts';

/** VIX points that part calm, normal, elevated and crisis, and the crash beyond; a level at a threshold is below it. Rising. */
export interface VixThresholds {
  readonly calm: number;
  readonly high: number;
  readonly crisis: number;
  readonly crash: number;
}

/** What decides between a range and a trend. */
export interface TrendRule {
  /** ADX above which there is a trend. */
  readonly adx: number;
  /** The reading whose sign tells a bull from a bear. */
  readonly by: 'sma-200-distance' | 'trend-50-200';
}

/** `rules`: by the VIX; `hmm`: by the filtered probability of the higher states of a hidden Markov model. */
export type RegimeNaming =
  | { readonly by: 'rules' }
  | {
      readonly by: 'hmm';
      /** Probability at which a state, or one above it, is taken for the market's. */
      readonly probabilityMin: number;
      readonly states: VolatilityStatesConfig;
    };

/** What a regime or a condition does to an entry. */
export interface RegimeEffect {
  /** Multiplies the width of both wings; 1 or more. */
  readonly wingScale: number;
  /** Multiplies the size; above 0, at most 1. */
  readonly sizeScale: number;
}

/** A reading beyond a threshold has an effect of its own, whatever the regime. */
export interface RegimeCondition extends RegimeEffect {
  /** What it is called in reasons, such as `backwardation`. */
  readonly name: string;
  readonly reading: ReadingName;
  readonly side: 'above' | 'below';
  readonly threshold: number;
}

export interface RegimeConfig {
  readonly naming: RegimeNaming;
  readonly vix: VixThresholds;
  /** `undefined`: there are no trends, only ranges and crashes. */
  readonly trend: TrendRule | undefined;
  readonly effects: Readonly<Record<Regime, RegimeEffect>>;
  /** Regimes in which nothing is opened. */
  readonly blocked: readonly Regime[];
  readonly conditions: readonly RegimeCondition[];
}

/** The readings that a judge with this configuration asks for. */
export function regimeReadings({ naming, trend, conditions }: RegimeConfig): readonly ReadingName[] {
  const named: readonly ReadingName[] = [
    ...(naming.by === 'rules' || naming.states.states < 3 ? (['vix'] as const) : []),
    ...(trend === undefined ? [] : (['adx', trend.by] as const)),
    ...conditions.map(({ reading }) => reading),
  ];
  return [...new Set(named)];
}
