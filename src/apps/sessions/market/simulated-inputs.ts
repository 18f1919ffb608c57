// The inputs of a run on a simulated market: days and volatility indices drawn by the seed in the place of files.
import {
  dayNumberOf,
  emptyBarSeries,
  invariant,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
} from '../../../core/domain/index.ts';
import {
  buildEconomicCalendar,
  type TradingCalendar,
  type TradingSession,
} from '../../../core/market/index.ts';
import { createRng } from '../../../core/numerics/index.ts';
import {
  CALIBRATED_REGIMES,
  PRICED_REGIMES,
  type SessionBars,
  simulateDays,
} from '../../../core/synthetic/index.ts';
import { type Settings, usageError, type UsageResult } from '../../config/index.ts';
import type { RunRequest } from '../run-request.ts';
import type { IndexDays, RawInputs } from './read-inputs.ts';

/** All simulated markets begin here, soon after XSP options were first listed, so that a longer one begins with a shorter. */
const FIRST_DATE = '2006-01-03' as SessionDate;
/** The index stood near this then. */
const START_POINTS = 1250;
const SESSIONS_PER_YEAR = 252;
const MODELS = { 'as-recorded': CALIBRATED_REGIMES, 'as-priced': PRICED_REGIMES } as const;

/** Error code `simulated-with-files` where a simulated market is asked for and files of a real one are named. */
export function refuseFilesBeside(
  { inputs: paths, source }: Pick<RunRequest, 'inputs' | 'source'>,
  settings: Settings,
): UsageResult<undefined> {
  const store = source?.store;
  const named = Object.entries({ ...paths, store }).flatMap(([role, path]) =>
    path === undefined ? [] : [role],
  );
  if (settings.market.simulatedYears === null || named.length === 0) return { ok: true, value: undefined };
  return usageError(
    'simulated-with-files',
    `market.simulatedYears draws prices and volatility and pays no interest: expected no files, found ${named.join(', ')}`,
  );
}

/**
 * The inputs with the simulated market of `market.simulatedYears` in the place of bars and indices; as they are where
 * that is null. The market earns no interest and no equity premium, and knows no releases.
 */
export function withSimulatedMarket(inputs: RawInputs, settings: Settings): RawInputs {
  const { simulatedYears: years, simulatedModel, simulatedPremium: variancePremium } = settings.market;
  if (years === null) return inputs;
  const sessions = simulatedSessions(inputs.calendar, years);
  const { daily, indices } = simulateDays({
    model: MODELS[simulatedModel],
    sessions,
    startPoints: START_POINTS,
    carryPerYear: 0,
    hasEquityPremium: false,
    variancePremium,
    rng: createRng(settings.seed).fork('simulated-market'),
  });
  return {
    ...inputs,
    economy: buildEconomicCalendar({ coverage: [], releases: [] }),
    bars: rawBars(daily, sessions),
    isBundledBars: false,
    isSimulated: true,
    vix: indexDays(indices.vix, sessions),
    vix9d: indexDays(indices.vix9d, sessions),
    vix3m: indexDays(indices.vix3m, sessions),
    vix6m: indexDays(indices.vix6m, sessions),
    files: inputs.files.filter(({ role }) => role !== 'bars'),
  };
}

function simulatedSessions(calendar: TradingCalendar, years: number): readonly TradingSession[] {
  const first = calendar.atOrAfter(FIRST_DATE);
  invariant(first !== undefined, `the calendar must cover ${FIRST_DATE}`);
  return calendar.sessions.slice(first.index, first.index + years * SESSIONS_PER_YEAR);
}

/** Daily rows as a file would give them; index files have no volume. */
function rawBars({ bars }: SessionBars, sessions: readonly TradingSession[]): RawBars {
  const { length, open, high, low, close } = bars;
  return {
    length,
    stampKind: 'date',
    stampsMs: Float64Array.from(sessions, ({ date }) => dayNumberOf(date) * MS_PER_DAY),
    lines: Int32Array.from({ length }, (_, row) => row + 2),
    open,
    high,
    low,
    close,
    volume: undefined,
    dividend: undefined,
  };
}

/** Closes without a range of their own: inside the day the level moves from one close to the next. */
function indexDays(closes: Float64Array, sessions: readonly TradingSession[]): IndexDays {
  const bars = emptyBarSeries(closes.length, false);
  for (const [row, { openMs, closeMs }] of sessions.entries()) {
    bars.startMs[row] = openMs;
    bars.closeMs[row] = closeMs;
  }
  for (const column of [bars.open, bars.high, bars.low, bars.close]) column.set(closes);
  return {
    closes: new Map(sessions.map(({ date }, row) => [date, closes[row] as number])),
    bars: { bars, sessionIndex: Int32Array.from(sessions, ({ index }) => index) },
  };
}
