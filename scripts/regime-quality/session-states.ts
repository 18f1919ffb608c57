// What each classifier said at the close of each session, as weights of its states: the product's own code, day by day.
import { REGIMES } from '../../src/core/domain/index.ts';
import { DEFAULT_SETTINGS, regimeConfigOf } from '../../src/apps/config/index.ts';
import {
  createReadings,
  createRegimeJudge,
  createVolatilityStates,
  type ReadingBook,
  type RegimeConfig,
  vixBand,
} from '../../src/core/signals/index.ts';
import type { DailyMarket } from './daily-market.ts';
import { pastDrawdowns, pastThirds, thirdOf, trailingVolatility } from './session-labels.ts';

/** Shares of the states of one classifier at one session, adding up to 1; `undefined` where it says nothing. */
export type Weights = readonly number[] | undefined;

const BANDS = ['calm', 'normal', 'elevated', 'crisis'] as const;
const HMM = { sessionsMin: 504, refitSessions: 21, starts: 4 };

/** Name of each classifier, with its weights session by session; `persistence …` are what the others are held against. */
export function sessionStates({ calendar, days }: DailyMarket): ReadonlyMap<string, readonly Weights[]> {
  const config = configOfRules();
  const readings = createReadings({
    calendar,
    wanted: ['vix', 'vix-3m-ratio', 'adx', 'sma-200-distance', 'trend-50-200'],
  });
  const judge = createRegimeJudge(config);
  const two = createVolatilityStates({ states: 2, ...HMM });
  const three = createVolatilityStates({ states: 3, ...HMM });
  const columns: Record<string, Weights[]> = {};
  const note = (name: string, weights: Weights): void => {
    (columns[name] ??= []).push(weights);
  };
  for (const { bar, volatility } of days) {
    readings.noteDailyBar(bar);
    two.noteSession(bar.close, bar.closeMs);
    three.noteSession(bar.close, bar.closeMs);
    if (volatility !== undefined) readings.noteVolatility(volatility.row, volatility.atMs);
    const nowMs = volatility?.atMs ?? bar.closeMs;
    note(
      'VIX bands',
      ofReading(readings, 'vix', (vix) => oneOf(BANDS, vixBand(vix, config.vix))),
    );
    note(
      'VIX over VIX3M above 1',
      ofReading(readings, 'vix-3m-ratio', (ratio) => oneOf([false, true], ratio > 1)),
    );
    note('ADX and trend 50/200', trendWeights(readings));
    const verdict = judge.judge(readings, nowMs);
    note('regime.mode rules', verdict.available ? oneOf(REGIMES, verdict.regime) : undefined);
    for (const [name, model] of [
      ['HMM of 2 states', two],
      ['HMM of 3 states', three],
    ] as const) {
      const states = model.probabilities();
      note(name, states.available ? Array.from(states.value) : undefined);
    }
  }
  return new Map(Object.entries({ ...columns, ...persistence(days.map(({ bar }) => bar.close)) }));
}

/** The third of the last 21 sessions' volatility, and whether they had a drawdown. */
function persistence(closes: readonly number[]): Record<string, readonly Weights[]> {
  const volatility = trailingVolatility(closes);
  const thirds = pastThirds(volatility);
  return {
    'persistence of volatility': volatility.map((value, at) => {
      const bounds = thirds[at];
      return value === undefined || bounds === undefined
        ? undefined
        : oneOf([0, 1, 2], thirdOf(value, bounds));
    }),
    'persistence of drawdown': pastDrawdowns(closes).map((fell) =>
      fell === undefined ? undefined : oneOf([0, 1], fell),
    ),
    'the past frequencies': closes.map(() => [1]),
  };
}

function trendWeights(readings: ReadingBook): Weights {
  const trend = readings.read('trend-50-200');
  return ofReading(readings, 'adx', (adx) => {
    if (adx <= 25) return [1, 0, 0];
    if (!trend.available) return undefined;
    return trend.value > 0 ? [0, 1, 0] : [0, 0, 1];
  });
}

function ofReading(
  readings: ReadingBook,
  name: Parameters<ReadingBook['read']>[0],
  weights: (value: number) => Weights,
): Weights {
  const signal = readings.read(name);
  return signal.available ? weights(signal.value) : undefined;
}

function oneOf<T>(states: readonly T[], state: T): readonly number[] {
  return states.map((one) => (one === state ? 1 : 0));
}

function configOfRules(): RegimeConfig {
  const config = regimeConfigOf({ ...DEFAULT_SETTINGS.regime, mode: 'rules', wingCrisis: 1, sizeCrisis: 1 });
  if (config === undefined) throw new Error('the regime is off');
  return config;
}
