// Value at risk of a run: what one and ten sessions with a position may lose, and how forecasts of it fared.
import { createRng, optimalBlockLengths } from '../../../core/numerics/index.ts';
import type { SessionDate } from '../../../core/domain/index.ts';
import { conditionalCoverageTest } from '../coverage-tests/conditional-coverage.ts';
import { christoffersenIndependence } from '../coverage-tests/independence.ts';
import { kupiecTest } from '../coverage-tests/unconditional-coverage.ts';
import type { RunSample, RunSampleResult } from '../sample/run-sample.ts';
import { BURN_IN, filteredReturns } from './filtered-returns.ts';
import {
  exceptionsOf,
  filteredForecasts,
  historicalForecasts,
  type RollingForecasts,
  WINDOW,
} from './rolling-forecasts.ts';
import { filteredRows, historicalRows, LEVELS } from './tail-rows.ts';
import type {
  ForecastPoint,
  ForecastTestRow,
  RiskMethod,
  ValueAtRiskSection,
} from './value-at-risk-section.ts';

/** Fewer sessions with a position tell nothing of a loss in twenty. */
const HELD_MIN = 100;
/** Forecasts that a test needs. */
const FORECASTS_MIN = 100;
const POINTS_MAX = 400;

/** The section of a run from its sample and its seed. */
export function valueAtRisk(result: RunSampleResult, seed: number): ValueAtRiskSection {
  if (!result.ok) return { reason: `${result.reason}.` };
  const { returns, dates } = heldReturns(result.sample);
  if (returns.length < HELD_MIN) {
    return {
      reason: `positions were open in ${returns.length} sessions; under ${HELD_MIN} tell nothing of a loss in twenty.`,
    };
  }
  const rng = createRng(seed).fork('value-at-risk');
  const filtered = filteredReturns(returns);
  const forecasts = LEVELS.flatMap((level) => [
    { method: 'historical' as const, level, series: historicalForecasts(returns, level) },
    ...(filtered === undefined
      ? []
      : [{ method: 'filtered' as const, level, series: filteredForecasts(filtered, level) }]),
  ]);
  const tests = forecasts.flatMap(({ method, level, series }) => testRow(method, level, series, returns));
  const shown = forecasts.find(({ method }) => method === 'filtered')?.series;
  const missing = `needs ${BURN_IN + WINDOW + FORECASTS_MIN} sessions with a position, ${returns.length} were there`;
  return {
    reason: null,
    from: dates[0] as SessionDate,
    to: dates.at(-1) as SessionDate,
    heldSessions: returns.length,
    idleSessions: result.sample.dates.length - returns.length,
    equityDollars: result.sample.finalDollars,
    volatility: filtered?.next ?? null,
    meanBlockLength: Math.max(1, optimalBlockLengths(returns)?.stationary ?? 1),
    rows: [
      ...historicalRows(returns, rng.fork('historical')),
      ...(filtered === undefined ? [] : filteredRows(filtered, rng.fork('filtered'))),
    ],
    lookBackSessions: WINDOW,
    tests,
    testsReason: tests.length === 0 ? missing : null,
    forecasts: shown === undefined ? [] : forecastPoints(shown, returns, dates),
  };
}

interface HeldReturns {
  readonly returns: Float64Array;
  readonly dates: readonly SessionDate[];
}

/** Sessions with a position, one after the other: a session without one can lose nothing and says nothing of one that has. */
function heldReturns({ returns, isHeld, dates }: RunSample): HeldReturns {
  return {
    returns: returns.filter((_, at) => isHeld[at] === 1),
    dates: dates.filter((_, at) => isHeld[at] === 1),
  };
}

function testRow(
  method: RiskMethod,
  level: number,
  series: RollingForecasts,
  returns: Float64Array,
): readonly ForecastTestRow[] {
  const exceptions = exceptionsOf(series, returns);
  if (exceptions.length < FORECASTS_MIN) return [];
  const probability = 1 - level;
  return [
    {
      method,
      level,
      forecasts: exceptions.length,
      exceptions: exceptions.filter(Boolean).length,
      expected: probability * exceptions.length,
      kupiec: kupiecTest(exceptions, probability) ?? null,
      independence: christoffersenIndependence(exceptions) ?? null,
      conditionalCoverage: conditionalCoverageTest(exceptions, probability) ?? null,
    },
  ];
}

/** All exceptions and an even selection of the rest, in order of time. */
function forecastPoints(
  series: RollingForecasts,
  returns: Float64Array,
  dates: readonly SessionDate[],
): readonly ForecastPoint[] {
  const exceptions = exceptionsOf(series, returns);
  const step = Math.max(1, Math.ceil(exceptions.length / POINTS_MAX));
  return exceptions.flatMap((isException, at): readonly ForecastPoint[] => {
    if (!isException && at % step !== 0) return [];
    const session = series.first + at;
    return [
      {
        date: dates[session] as SessionDate,
        return: returns[session] as number,
        forecast: 0 - (series.losses[at] as number),
      },
    ];
  });
}
