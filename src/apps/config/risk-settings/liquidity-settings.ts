// The settings of the market a structure needs to be opened in.
import { z } from 'zod';
import type { LiquidityLimits } from '../../../core/strategy/index.ts';
import { count, ratio } from './number-settings.ts';

export const liquiditySettings = z.strictObject({
  spreadRatioMax: z.number().gt(0).describe('widest (ask - bid) / mid of a leg'),
  spreadCentsMax: count.describe('a leg no wider than this many cents passes whatever its ratio'),
  quoteAgeSecondsMax: z
    .number()
    .min(0)
    .max(604_800)
    .nullable()
    .describe('oldest quotes an entry is decided on, seconds; null: as market.chainAgeMinutes allows'),
  completenessMin: ratio
    .nullable()
    .describe('least share of the strikes listed between the outer legs with a sound quote; null: off'),
  ivMin: z.number().min(0).max(10).describe('least implied volatility of a leg, a year'),
  ivMax: z.number().gt(0).max(100).describe('greatest implied volatility of a leg, a year'),
  volumeMin: count
    .nullable()
    .describe('fewest contracts of each leg traded in the session so far; unknown refuses; null: off'),
  openInterestMin: count
    .nullable()
    .describe("fewest contracts of each leg open at the session's start; unknown refuses; null: off"),
});

/** Bad data is refused; how much is traded is not asked, since few files tell. */
export const LIQUIDITY_DEFAULTS: z.infer<typeof liquiditySettings> = {
  spreadRatioMax: 0.25,
  spreadCentsMax: 10,
  quoteAgeSecondsMax: null,
  completenessMin: 0.5,
  ivMin: 0.01,
  ivMax: 5,
  volumeMin: null,
  openInterestMin: null,
};

/** What a setting of null leaves off. */
export function liquidityLimitsOf(liquidity: z.infer<typeof liquiditySettings>): LiquidityLimits {
  return {
    ...liquidity,
    quoteAgeSecondsMax: liquidity.quoteAgeSecondsMax ?? undefined,
    completenessMin: liquidity.completenessMin ?? undefined,
    volumeMin: liquidity.volumeMin ?? undefined,
    openInterestMin: liquidity.openInterestMin ?? undefined,
  };
}
