// The settings of the regime: how the market's state is named, and what each state and condition does to entries.
import { z } from 'zod';
import { REGIMES, type Regime } from '../../../core/domain/index.ts';

/** The VIX has never closed above 83; beyond this a threshold is a slip of the keyboard. */
const VIX_MAX = 250;
/** Wings farther out than this many times are no wings. */
const WING_SCALE_MAX = 10;

const vixPoints = z.number().gt(0).max(VIX_MAX);
const share = z.number().min(0).max(1);
const wing = z.number().min(1).max(WING_SCALE_MAX);

/** The settings' `regime`. */
export const regimeSettings = z.strictObject({
  mode: z
    .enum(['off', 'rules', 'hmm'])
    .describe('off; rules: states by VIX and ADX; hmm: by a hidden Markov model of daily returns and ADX'),
  vixCalm: vixPoints.describe('VIX up to which the market is calm'),
  vixHigh: vixPoints.describe('VIX above which a range is high-vol-range; at it low-vol-range'),
  vixCrisis: vixPoints.describe('VIX above which there is a crisis'),
  vixCrash: vixPoints.describe('VIX above which the regime is crash, whatever the trend'),
  trendAdx: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .describe('ADX above which the regime is bull-trend or bear-trend; null: no trends'),
  trendBy: z
    .enum(['sma-200', 'sma-50-200'])
    .describe(
      'bull-trend where the price is above its 200-bar average, or the 50-bar average above the 200-bar one',
    ),
  hmmStates: z
    .number()
    .int()
    .min(2)
    .max(3)
    .describe('states by rising variance; above the lowest high-vol-range, the highest of three crash'),
  hmmProbability: share.describe('filtered probability of a state, or one above it, past which it holds'),
  hmmSessionsMin: z.number().int().min(100).max(5000).describe('daily returns that the first fit needs'),
  hmmRefitSessions: z.number().int().min(1).max(1000).describe('sessions from one fit to the next'),
  hmmStarts: z
    .number()
    .int()
    .min(1)
    .max(50)
    .describe('starts of each fit, of which the likeliest is followed'),
  block: z
    .string()
    .refine((text) => regimesOf(text) !== undefined)
    .meta({ expected: `a list of ${REGIMES.join(', ')} with commas between, each once` })
    .nullable()
    .describe('regimes in which nothing is opened; null: none'),
  wingHighVol: wing.describe('width of both wings in high-vol-range, as a multiple of the one selected'),
  wingTrend: wing.describe('the same in bull-trend and bear-trend'),
  wingCrash: wing.describe('the same in crash'),
  sizeHighVol: share.describe('size in high-vol-range, as a share of the one that limits allow'),
  sizeTrend: share.describe('the same in bull-trend and bear-trend'),
  sizeCrash: share.describe('the same in crash'),
  sizeCalm: share.describe('size while the VIX is at most regime.vixCalm'),
  wingCrisis: wing.describe('width of the wings while the VIX is above regime.vixCrisis'),
  sizeCrisis: share.describe('size in the same'),
  backwardation: z
    .number()
    .gt(0)
    .max(10)
    .nullable()
    .describe('VIX over VIX3M above which wings and size are those of backwardation; null: off'),
  wingBackwardation: wing.describe('width of the wings in backwardation'),
  sizeBackwardation: share.describe('size in backwardation'),
  realisedHigh: z
    .number()
    .gt(0)
    .max(10)
    .nullable()
    .describe(
      'realised volatility of 21 sessions, a year, above which size is regime.sizeRealised; null: off',
    ),
  sizeRealised: share.describe('size above regime.realisedHigh'),
  expansion: share
    .nullable()
    .describe(
      'share of its own last 252 values that the volatility of 5 sessions is above, past which size is regime.sizeExpansion; null: off',
    ),
  sizeExpansion: share.describe('size above regime.expansion'),
  ivRank: share.nullable().describe('IV rank above which wings are regime.wingRichIv; null: off'),
  ivPercentile: share.nullable().describe('IV percentile above which wings are the same; null: off'),
  wingRichIv: wing.describe('width of the wings above regime.ivRank or regime.ivPercentile'),
});
export type RegimeSettings = z.infer<typeof regimeSettings>;

/** The predecessor's classes and wings; size halves where moves are large, and nothing is sold into a crash. */
export const REGIME_DEFAULTS: RegimeSettings = {
  mode: 'off',
  vixCalm: 15,
  vixHigh: 20,
  vixCrisis: 30,
  vixCrash: 35,
  trendAdx: 25,
  trendBy: 'sma-200',
  hmmStates: 2,
  hmmProbability: 0.5,
  hmmSessionsMin: 504,
  hmmRefitSessions: 21,
  hmmStarts: 4,
  block: 'crash',
  wingHighVol: 2,
  wingTrend: 1.5,
  wingCrash: 2,
  sizeHighVol: 0.5,
  sizeTrend: 1,
  sizeCrash: 0.25,
  sizeCalm: 1,
  wingCrisis: 2,
  sizeCrisis: 0.5,
  backwardation: null,
  wingBackwardation: 1,
  sizeBackwardation: 0.5,
  realisedHigh: null,
  sizeRealised: 0.5,
  expansion: null,
  sizeExpansion: 0.5,
  ivRank: null,
  ivPercentile: null,
  wingRichIv: 2,
};

/** The regimes that a list names, each once, or `undefined` where a word is none. */
export function regimesOf(text: string): readonly Regime[] | undefined {
  const words = text.split(',').map((word) => word.trim());
  const regimes = REGIMES.filter((regime) => words.includes(regime));
  return regimes.length === words.length ? regimes : undefined;
}
