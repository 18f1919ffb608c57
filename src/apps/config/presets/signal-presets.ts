// The presets that listen to the signals: Quantor's own, and the defaults of the system that it replaces.
import type { Preset } from './preset.ts';

/** Frames and weights of the predecessor's vote, which it used as one of ten factors; as a filter it was off. */
const ANCESTOR_VOTE = {
  mode: 'vote',
  rule: 'body',
  frames: 'D:0.5,60m:0.35,5m:0.15',
  threshold: 0,
  quorum: 0,
} as const;

/** Wings of 5 points, 10 where volatility is rich or high; nothing is blocked and no size is cut. */
const ANCESTOR_REGIME = {
  mode: 'rules',
  vixHigh: 20,
  vixCrisis: 22,
  vixCrash: 35,
  trendAdx: 25,
  trendBy: 'sma-200',
  block: null,
  wingHighVol: 2,
  wingTrend: 1.5,
  wingCrash: 2,
  wingCrisis: 2,
  ivRank: 0.4,
  wingRichIv: 2,
  sizeHighVol: 1,
  sizeCrash: 1,
  sizeCrisis: 1,
} as const;

export const SIGNAL_PRESETS: Readonly<Record<'quantor' | 'ancestor', Preset>> = {
  // Shorts between the two condors of 45 days, in a band wide enough to lean by the bias.
  quantor: {
    summary:
      'every signal on: a 45-day condor whose strikes lean by fuzzy bias, whose size follows confidence and whose wings follow the regime, in calm timeframes',
    settings: {
      selection: {
        shortDelta: 0.2,
        shortDeltaMin: 0.1,
        shortDeltaMax: 0.3,
        longDelta: 0.1,
        creditWidthMin: null,
        breachProbabilityMax: 0.5,
        shortDeltaLimit: 0.35,
      },
      regime: { mode: 'rules' },
      fuzzy: { mode: 'quantor' },
      consensus: { mode: 'vote' },
    },
  },
  /**
   * Its command line's defaults. One contract at a time, as its --quantity says: a share of one is none, and its floor of
   * two broke its own limit of 2% a trade. Its cool-down of a hundred bars after a trade is a day here.
   */
  ancestor: {
    summary:
      'the defaults of the predecessor: SPY, 30 to 45 days, shorts of 10 to 25 delta weighed against the skew, wings of 5 to 10 points, ten fuzzy factors, a VIX of 25 at most',
    settings: {
      root: 'SPY',
      cash: 25_000,
      selection: {
        // The first expiry listed in the band.
        dteTarget: 30,
        dteMin: 30,
        dteMax: 45,
        // The middle of the band.
        shortDelta: 0.175,
        shortDeltaMin: 0.1,
        shortDeltaMax: 0.25,
        wingWidth: 5,
        wingWidthMax: 10,
        creditWidthMin: 0.15,
        skewPenaltyWeight: 1,
        shortDeltaLimit: 0.35,
      },
      entry: { daysBetweenEntriesMin: 1, coolDownDaysAfterStop: 1, positionsMax: 3 },
      exit: { profitTargetRatio: 0.5, stopCreditMultiple: 1.5, dteFloor: null, daysHeldMax: 14 },
      signals: { frame: '5m', vixMax: 25 },
      regime: ANCESTOR_REGIME,
      fuzzy: { mode: 'ancestor', ancestorWeights: 'head', confidenceMin: 0, sizeAtMin: 1, biasTiltMax: 0 },
      consensus: ANCESTOR_VOTE,
      risk: { riskPerTradeRatio: 0.02, contractsMax: 1, allocationMax: 0.15 },
    },
  },
};
