// The settings that all signals share, and the bounds on single readings outside which nothing is opened.
import { z } from 'zod';
import type { LevelLimits } from '../../../core/signals/index.ts';
import { ratio } from '../risk-settings/number-settings.ts';

/** Deviations; 21 sessions score 4.37 at most. */
const deviations = z.number().gt(0).max(10);

/** Points; VIX has never closed above 83. */
const vixPoints = z.number().gt(0).max(250);

export const signalSettings = z.strictObject({
  frame: z
    .enum(['1m', '5m', '15m', '30m', '60m', 'D', 'W'])
    .describe('bars that the indicators behind regime.* and fuzzy.* are of'),
  vixMin: vixPoints.nullable().describe('nothing is opened at a VIX below it; null: off'),
  vixMax: vixPoints.nullable().describe('nothing is opened at a VIX above it; null: off'),
  ivRankMin: ratio
    .nullable()
    .describe('least IV rank: the VIX between its least and greatest close of 252 sessions; null: off'),
  ivPercentileMin: ratio
    .nullable()
    .describe('least IV percentile: share of 252 closes of the VIX below the latest; null: off'),
  divergenceMax: deviations
    .nullable()
    .describe(
      'nothing is opened where the price against that of --peer is further than so many standard deviations from the mean of 21 sessions, either way; null: off',
    ),
  gapMax: z
    .number()
    .gt(0)
    .max(1)
    .nullable()
    .describe(
      'nothing is opened in a session that opened further than this share from the close before, either way; null: off',
    ),
});

type SignalSettings = z.infer<typeof signalSettings>;

/** No bound; indicators of days. */
export const SIGNAL_DEFAULTS: SignalSettings = {
  frame: 'D',
  vixMin: null,
  vixMax: null,
  ivRankMin: null,
  ivPercentileMin: null,
  divergenceMax: null,
  gapMax: null,
};

export function levelLimitsOf(settings: SignalSettings): LevelLimits {
  return {
    vixMin: settings.vixMin ?? undefined,
    vixMax: settings.vixMax ?? undefined,
    ivRankMin: settings.ivRankMin ?? undefined,
    ivPercentileMin: settings.ivPercentileMin ?? undefined,
    divergenceMax: settings.divergenceMax ?? undefined,
    gapMax: settings.gapMax ?? undefined,
  };
}

/** Bounds that nothing can pass. */
export function signalProblems({
  vixMin,
  vixMax,
  ivPercentileMin,
}: SignalSettings): readonly { readonly key: string; readonly message: string }[] {
  const problems: { readonly key: string; readonly message: string }[] = [];
  if (vixMin !== null && vixMax !== null && vixMin > vixMax) {
    const message = `expected at most signals.vixMax ${vixMax}, found ${vixMin}`;
    problems.push({ key: 'signals.vixMin', message });
  }
  if (ivPercentileMin === 1) {
    const message =
      'expected less than 1, since the latest close is one of the 252 and not below itself, found 1';
    problems.push({ key: 'signals.ivPercentileMin', message });
  }
  return problems;
}
