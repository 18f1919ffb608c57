// The inputs of a run in a fair world: bars, volatility indices and smiles drawn by the seed in the place of files.
import { invariant, type SessionDate } from '../../../core/domain/index.ts';
import { buildEconomicCalendar, type TradingSession } from '../../../core/market/index.ts';
import { createRng } from '../../../core/numerics/index.ts';
import {
  drawFairWorld,
  type FairValues,
  fairSmiles,
  fairValues,
  type LawPrices,
} from '../../../core/synthetic/index.ts';
import { drawnBars, drawnIndex, type IndexDays, type RawInputs } from '../../sessions/index.ts';

/** Fair worlds begin here: quotes are as narrow as today's soon after, and expiries as many. */
const FIRST_DATE = '2017-01-03' as SessionDate;
/** The index stood near this then. */
const START_POINTS = 2250;
const SESSIONS_PER_YEAR = 252;
const BAR_MINUTES = 5;
/** Sessions that each index looks ahead: 252 to its 9, 30, 93 and 184 days of 365. */
const INDEX_SESSIONS = { vix9d: 6, vix: 21, vix3m: 64, vix6m: 127 } as const;

/** What a world is drawn by. */
export interface WorldPlan {
  readonly prices: LawPrices;
  readonly years: number;
  readonly seed: number;
  /** Volatility points by which options are dearer than fair; 0: the world is fair. */
  readonly premiumVolPoints: number;
}

export interface FairInputs {
  readonly inputs: RawInputs;
  /** What options are worth, whatever they are quoted at. */
  readonly values: FairValues;
  /** Bars in index points, to find the spot of an instant. */
  readonly sessions: readonly TradingSession[];
}

/** The bundled tables of `base` with a world in the place of its market: no rates, no dividends, no releases. */
export function fairInputs(base: RawInputs, plan: WorldPlan): FairInputs {
  const { calendar } = base;
  const { prices, years, seed, premiumVolPoints } = plan;
  const first = calendar.atOrAfter(FIRST_DATE);
  invariant(first !== undefined, `the calendar must cover ${FIRST_DATE}`);
  const sessions = calendar.sessions.slice(first.index, first.index + years * SESSIONS_PER_YEAR);
  const { market, states } = drawFairWorld({
    law: prices.law,
    sessions,
    startPoints: START_POINTS,
    barMinutes: BAR_MINUTES,
    rng: createRng(seed).fork(`fair-world/${prices.law.name}`),
  });
  const priced = { prices, sessions, states, calendar };
  const index = (ahead: number): IndexDays =>
    drawnIndex(
      Float64Array.from(
        states,
        (state) => 100 * Math.sqrt(prices.yearlyVariance(state, ahead)) + premiumVolPoints,
      ),
      sessions,
    );
  return {
    inputs: {
      ...base,
      economy: buildEconomicCalendar({ coverage: [], releases: [] }),
      bars: drawnBars(market, { stampKind: 'instant', stampsMs: market.bars.startMs }),
      isBundledBars: false,
      isSimulated: true,
      vix: index(INDEX_SESSIONS.vix),
      vix9d: index(INDEX_SESSIONS.vix9d),
      vix3m: index(INDEX_SESSIONS.vix3m),
      vix6m: index(INDEX_SESSIONS.vix6m),
      smiles: fairSmiles(priced, premiumVolPoints),
    },
    values: fairValues(priced),
    sessions,
  };
}
