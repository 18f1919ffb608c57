// Turns the regime's settings into what the judge is made for, and finds those that contradict each other.
import type { RegimeCondition, RegimeConfig, RegimeNaming } from '../../../core/signals/index.ts';
import { type RegimeSettings, regimesOf } from './regime-settings.ts';

/** What the judge is made for, or `undefined` where the regime is off. */
export function regimeConfigOf(settings: RegimeSettings): RegimeConfig | undefined {
  if (settings.mode === 'off') return undefined;
  const trend = { wingScale: settings.wingTrend, sizeScale: settings.sizeTrend };
  return {
    naming: namingOf(settings.mode, settings),
    vix: {
      calm: settings.vixCalm,
      high: settings.vixHigh,
      crisis: settings.vixCrisis,
      crash: settings.vixCrash,
    },
    trend:
      settings.trendAdx === null
        ? undefined
        : {
            adx: settings.trendAdx,
            by: settings.trendBy === 'sma-200' ? 'sma-200-distance' : 'trend-50-200',
          },
    effects: {
      'low-vol-range': { wingScale: 1, sizeScale: 1 },
      'high-vol-range': { wingScale: settings.wingHighVol, sizeScale: settings.sizeHighVol },
      'bull-trend': trend,
      'bear-trend': trend,
      crash: { wingScale: settings.wingCrash, sizeScale: settings.sizeCrash },
    },
    blocked: settings.block === null ? [] : (regimesOf(settings.block) ?? []),
    // A condition without an effect must not ask for a reading that may be missing.
    conditions: conditionsOf(settings).filter(
      ({ wingScale, sizeScale }) => wingScale !== 1 || sizeScale !== 1,
    ),
  };
}

function namingOf(mode: 'rules' | 'hmm', settings: RegimeSettings): RegimeNaming {
  if (mode === 'rules') return { by: 'rules' };
  return {
    by: 'hmm',
    probabilityMin: settings.hmmProbability,
    states: {
      states: settings.hmmStates,
      sessionsMin: settings.hmmSessionsMin,
      refitSessions: settings.hmmRefitSessions,
      starts: settings.hmmStarts,
    },
  };
}

function conditionsOf(settings: RegimeSettings): readonly RegimeCondition[] {
  const { backwardation, realisedHigh, expansion, ivRank, ivPercentile } = settings;
  const above = (
    condition: Omit<RegimeCondition, 'side' | 'threshold'>,
    threshold: number | null,
  ): readonly RegimeCondition[] => (threshold === null ? [] : [{ ...condition, side: 'above', threshold }]);
  const rich = { wingScale: settings.wingRichIv, sizeScale: 1 };
  return [
    {
      name: 'calm',
      reading: 'vix',
      side: 'below',
      threshold: settings.vixCalm,
      wingScale: 1,
      sizeScale: settings.sizeCalm,
    },
    ...above(
      { name: 'crisis', reading: 'vix', wingScale: settings.wingCrisis, sizeScale: settings.sizeCrisis },
      settings.vixCrisis,
    ),
    ...above(
      {
        name: 'backwardation',
        reading: 'vix-3m-ratio',
        wingScale: settings.wingBackwardation,
        sizeScale: settings.sizeBackwardation,
      },
      backwardation,
    ),
    ...above(
      { name: 'realised-volatility', reading: 'realised-21', wingScale: 1, sizeScale: settings.sizeRealised },
      realisedHigh,
    ),
    ...above(
      { name: 'expansion', reading: 'volatility-expansion', wingScale: 1, sizeScale: settings.sizeExpansion },
      expansion,
    ),
    ...above({ name: 'rich-iv', reading: 'iv-rank', ...rich }, ivRank),
    ...above({ name: 'rich-iv', reading: 'iv-percentile', ...rich }, ivPercentile),
  ];
}

/** Thresholds of the VIX that do not rise, each by the setting to change and with the other named. */
export function regimeProblems(
  settings: RegimeSettings,
): readonly { readonly key: string; readonly message: string }[] {
  const rising = ['vixCalm', 'vixHigh', 'vixCrisis', 'vixCrash'] as const;
  return rising.slice(1).flatMap((name, index) => {
    const below = rising[index] ?? name;
    if (settings[name] >= settings[below]) return [];
    const key = `regime.${name}`;
    return [
      { key, message: `expected at least regime.${below} ${settings[below]}, found ${settings[name]}` },
    ];
  });
}
