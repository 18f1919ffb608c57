// The settings of a run with every signal listening: all are asked before each entry, and none keeps one back that has a verdict.
import type { Settings } from '../../config/index.ts';

/** Bounds that no reading passes. */
const NEVER = { points: 250, ratio: 10, deviations: 10 } as const;

/** `hasPeer`: where a peer is given; without one nothing could be asked of it and nothing would be opened. */
export function listeningSettings(settings: Settings, hasPeer: boolean): Settings {
  const { signals, regime, fuzzy, consensus } = settings;
  return {
    ...settings,
    signals: {
      ...signals,
      vixMin: Number.MIN_VALUE,
      vixMax: NEVER.points,
      ivRankMin: 0,
      ivPercentileMin: 0,
      divergenceMax: hasPeer ? NEVER.deviations : null,
      gapMax: 1,
    },
    regime: {
      ...regime,
      mode: 'rules',
      block: null,
      backwardation: NEVER.ratio,
      realisedHigh: NEVER.ratio,
      expansion: 1,
      ivRank: 1,
      ivPercentile: 1,
    },
    fuzzy: { ...fuzzy, mode: 'quantor', confidenceMin: 0 },
    consensus: { ...consensus, mode: 'vote', threshold: 0, quorum: 0, disagreementMax: null },
  };
}
