// The inputs of a run on a simulated market: days and volatility indices drawn by the seed in the place of files.
import { dayNumberOf, invariant, MS_PER_DAY, type SessionDate } from '../../../core/domain/index.ts';
import {
  buildEconomicCalendar,
  type TradingCalendar,
  type TradingSession,
} from '../../../core/market/index.ts';
import { createRng } from '../../../core/numerics/index.ts';
import { CALIBRATED_REGIMES, PRICED_REGIMES, simulateDays } from '../../../core/synthetic/index.ts';
import { type Settings, usageError, type UsageResult } from '../../config/index.ts';
import type { RunRequest } from '../run-request.ts';
import { drawnBars, drawnIndex } from './drawn-inputs.ts';
import type { RawInputs } from './read-inputs.ts';

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
    bars: drawnBars(daily, {
      stampKind: 'date',
      stampsMs: Float64Array.from(sessions, ({ date }) => dayNumberOf(date) * MS_PER_DAY),
    }),
    isBundledBars: false,
    isSimulated: true,
    vix: drawnIndex(indices.vix, sessions),
    vix9d: drawnIndex(indices.vix9d, sessions),
    vix3m: drawnIndex(indices.vix3m, sessions),
    vix6m: drawnIndex(indices.vix6m, sessions),
    files: inputs.files.filter(({ role }) => role !== 'bars'),
  };
}

function simulatedSessions(calendar: TradingCalendar, years: number): readonly TradingSession[] {
  const first = calendar.atOrAfter(FIRST_DATE);
  invariant(first !== undefined, `the calendar must cover ${FIRST_DATE}`);
  return calendar.sessions.slice(first.index, first.index + years * SESSIONS_PER_YEAR);
}
