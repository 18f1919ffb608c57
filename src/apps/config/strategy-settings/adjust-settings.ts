// The settings of adjustments: when a side counts as tested, and to what the other one is moved.
import { z } from 'zod';
import type { AdjustRules } from '../../../core/strategy/index.ts';
import { count } from '../risk-settings/number-settings.ts';

const delta = z.number().gt(0).lt(1);
const creditCents = z.number().int().min(1).max(100_000);

/** The settings' `adjust`. */
export const adjustSettings = z.strictObject({
  testedDelta: delta
    .nullable()
    .describe(
      'a condor is adjusted once the absolute delta of a short is at or above this: its other side is moved towards the money, once a side; null: nothing is ever adjusted',
    ),
  untestedDelta: delta
    .nullable()
    .describe(
      'absolute delta wanted of the short that is moved, on the same expiry and as wide as before, never past the tested short; null: selection.shortDelta',
    ),
  creditCentsMin: creditCents.describe(
    'least net credit of moving a side at natural prices, cents a share; its order accepts no less',
  ),
  dteMin: count.describe('fewest days to expiry at which a side is moved'),
  lossIncreaseMax: z
    .number()
    .min(0)
    .max(10)
    .describe(
      'most by which the worst loss of a trade, net of all its credits, may rise by moving a side, as a share of what it is',
    ),
  rollOutDte: count
    .nullable()
    .describe(
      'a tested condor with at most so many days to expiry is closed and sold again at a later expiry, once; null: never',
    ),
  rollOutCreditCentsMin: z
    .number()
    .int()
    .min(-100_000)
    .max(100_000)
    .describe(
      'least that selling it again must bring above what buying it back costs, all at natural prices, cents a share',
    ),
});
export type AdjustSettings = z.infer<typeof adjustSettings>;

/** Off. */
export const ADJUST_DEFAULTS: AdjustSettings = {
  testedDelta: null,
  untestedDelta: null,
  creditCentsMin: 5,
  dteMin: 1,
  lossIncreaseMax: 0,
  rollOutDte: null,
  rollOutCreditCentsMin: 1,
};

/** The core's rules; `undefined` where nothing is adjusted. */
export function adjustRulesOf(
  { testedDelta, untestedDelta, rollOutDte, rollOutCreditCentsMin, ...settings }: AdjustSettings,
  shortDelta: number,
): AdjustRules | undefined {
  if (testedDelta === null) return undefined;
  return {
    ...settings,
    testedDelta,
    untestedDelta: untestedDelta ?? shortDelta,
    rollOut: rollOutDte === null ? undefined : { dteMax: rollOutDte, creditCentsMin: rollOutCreditCentsMin },
  };
}

/** What is wrong with settings that are valid one by one. */
export function adjustProblems(
  { testedDelta, untestedDelta }: AdjustSettings,
  shortDelta: number,
): readonly { readonly key: string; readonly message: string }[] {
  if (testedDelta === null) return [];
  const problems: { readonly key: string; readonly message: string }[] = [];
  if (testedDelta <= shortDelta)
    problems.push({
      key: 'adjust.testedDelta',
      message: `expected more than selection.shortDelta ${shortDelta}, at which a short is tested as it is sold, found ${testedDelta}`,
    });
  if (untestedDelta !== null && untestedDelta >= testedDelta)
    problems.push({
      key: 'adjust.untestedDelta',
      message: `expected less than adjust.testedDelta ${testedDelta}, at which a short is tested as it is moved, found ${untestedDelta}`,
    });
  return problems;
}
