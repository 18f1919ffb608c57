// The settings of fuzzy confidence and bias: how readings are rated, and what the rating does to an entry.
import { z } from 'zod';
import type { FuzzyConfig } from '../../../core/signals/index.ts';
import { ratio } from '../risk-settings/number-settings.ts';

/** The settings' `fuzzy`. */
export const fuzzySettings = z.strictObject({
  mode: z
    .enum(['off', 'quantor', 'ancestor'])
    .describe(
      'off; quantor: rules over volatility, trend, momentum and regime; ancestor: ten weighted factors of the predecessor, of which one is the vote of consensus.*',
    ),
  method: z
    .enum(['mamdani', 'sugeno'])
    .describe('how the rules of quantor are inferred: sets and their centroid, or a weighted average'),
  ancestorWeights: z
    .enum(['template', 'head'])
    .describe('which of the two sets of weights the ten factors have'),
  ancestorFloor: ratio
    .nullable()
    .describe('least confidence that the ten factors give; the predecessor: 0.1; null: none'),
  confidenceMin: ratio.describe('confidence below which nothing is opened'),
  factorMin: ratio
    .nullable()
    .describe(
      'ancestor: degree below which one of rsi, adx, bbands, stoch, volume, sma and psar alone keeps an entry back; null: none does',
    ),
  biasTiltMax: z
    .number()
    .min(0)
    .max(0.9)
    .describe(
      'share by which a whole bullish bias raises the target delta of puts and lowers that of calls; a bearish one the other way',
    ),
  sizeAtMin: ratio.describe(
    'size at fuzzy.confidenceMin as a share of the one that limits allow, rising straight to all of it at a confidence of 1',
  ),
});
export type FuzzySettings = z.infer<typeof fuzzySettings>;

export const FUZZY_DEFAULTS: FuzzySettings = {
  mode: 'off',
  method: 'mamdani',
  ancestorWeights: 'template',
  ancestorFloor: null,
  confidenceMin: 0.3,
  factorMin: 0.3,
  biasTiltMax: 0.3,
  sizeAtMin: 0.5,
};

/** What the judge is made for, or `undefined` where it is off. */
export function fuzzyConfigOf({
  mode,
  method,
  ancestorWeights,
  ancestorFloor,
  factorMin,
  ...effects
}: FuzzySettings): FuzzyConfig | undefined {
  if (mode === 'off') return undefined;
  if (mode === 'quantor') return { ...effects, rating: { by: mode, method }, factorMin: undefined };
  return {
    ...effects,
    rating: { by: mode, weights: ancestorWeights, confidenceFloor: ancestorFloor ?? undefined },
    factorMin: factorMin ?? undefined,
  };
}

/** Settings that are valid one by one and let nothing through together. */
export function fuzzyProblems(
  { mode, ancestorFloor, confidenceMin }: FuzzySettings,
  consensusMode: string,
): readonly { readonly key: string; readonly message: string }[] {
  if (mode !== 'ancestor') return [];
  const problems = [];
  if (consensusMode === 'off') {
    problems.push({
      key: 'fuzzy.mode',
      message: 'expected consensus.mode on, since ancestor rates the vote of the timeframes, found off',
    });
  }
  if (ancestorFloor !== null && ancestorFloor > 0 && ancestorFloor >= confidenceMin) {
    problems.push({
      key: 'fuzzy.confidenceMin',
      message: `expected more than fuzzy.ancestorFloor ${ancestorFloor}, which no confidence is below, found ${confidenceMin}`,
    });
  }
  return problems;
}
