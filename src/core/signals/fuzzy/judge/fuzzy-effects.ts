// What a fuzzy verdict does to an entry: the gate it stands at, the tilt of its deltas, the share of its size.
import type { Bias, FuzzyVerdict } from '../../../domain/index.ts';
import type { FuzzyConfig } from './fuzzy-config.ts';

/** Multiplies target deltas and size. */
export interface FuzzyEffects {
  readonly putDeltaScale: number;
  readonly callDeltaScale: number;
  /** 0 to 1. */
  readonly sizeScale: number;
}

/** Biases beyond a third of the way are named. */
const NAMED_FROM = 1 / 3;

/** The word for a bias from -1 to 1. */
export function biasWord(bias: number): Bias {
  if (bias < -NAMED_FROM) return 'bearish';
  return bias > NAMED_FROM ? 'bullish' : 'neutral';
}

/** The gate at which an entry stands: a single bad factor comes before a low confidence; `undefined`: at neither. */
export function fuzzyGate(
  { factorMin, confidenceMin }: Pick<FuzzyConfig, 'factorMin' | 'confidenceMin'>,
  { weakest, confidence }: { readonly weakest: number; readonly confidence: number },
): 'factor' | 'confidence' | undefined {
  if (factorMin !== undefined && weakest < factorMin) return 'factor';
  return confidence < confidenceMin ? 'confidence' : undefined;
}

/**
 * A bullish bias sells the put nearer and the call farther, a bearish one the other way; the bias as a number counts, so that
 * nothing jumps where its word changes.
 */
export function fuzzyEffects(
  { biasTiltMax, sizeAtMin, confidenceMin }: Pick<FuzzyConfig, 'biasTiltMax' | 'sizeAtMin' | 'confidenceMin'>,
  { confidence, biasValue }: Pick<FuzzyVerdict, 'confidence' | 'biasValue'>,
): FuzzyEffects {
  const tilt = biasTiltMax * biasValue;
  const share = confidenceMin < 1 ? (confidence - confidenceMin) / (1 - confidenceMin) : 1;
  return {
    putDeltaScale: 1 + tilt,
    callDeltaScale: 1 - tilt,
    sizeScale: confidence < confidenceMin ? 0 : sizeAtMin + (1 - sizeAtMin) * share,
  };
}
