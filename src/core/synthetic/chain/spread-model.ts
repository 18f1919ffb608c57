// How wide simulated quotes are: a share of the width at the money everywhere, the rest with vega, more in the money and in fear.
import { dayNumberOf, type Root, type SessionDate } from '../../domain/index.ts';

/** A width in the money as a share of the forward: there a quote is a quote of the underlying. */
export interface InTheMoneyWidth {
  /** At 0.7 absolute delta; nothing at 0.55 and below. */
  readonly atModerateDelta: number;
  /** From 0.95 absolute delta on. */
  readonly atFullDelta: number;
}

/** Widths of one root's quotes; full width, ask less bid. */
export interface SpreadModel {
  /** Volatility points at the money, 45 days ahead, at VIX 18, midday, since 2022; 0.1 is 0.001 of volatility. */
  readonly atmWidthVolPoints: number;
  /** The part of the money's width in dollars that a quote keeps however far out of the money; the rest falls with vega. */
  readonly wingShare: number;
  /** Factor on the width in volatility at each of `MATURITY_DAYS`. */
  readonly maturityFactors: readonly number[];
  readonly inTheMoney: InTheMoneyWidth;
  /** How much wider quotes were before, as a logarithm a year back from `settledYear`, at most to `earliestYear`. */
  readonly growthBackwards: number;
  readonly settledYear: number;
  readonly earliestYear: number;
}

/** Half of what an option is worth is the most that its bid gives way, so that small prices keep a bid while they can. */
export const HALF_WIDTH_SHARE_MAX = 0.45;

const DAYS_PER_YEAR = 365;
/** Calendar days to which `maturityFactors` belong. */
const MATURITY_DAYS = [0.15, 1, 3, 7, 20, 45, 90, 250, 700] as const;
const ROOT_DAYS = MATURITY_DAYS.map(Math.sqrt);
const FEAR_POWER = 0.75;
const IN_THE_MONEY_START_DELTA = 0.55;
const IN_THE_MONEY_MODERATE_DELTA = 0.7;
const IN_THE_MONEY_FULL_DELTA = 0.95;
const SHORT_DATED_DAYS = 6;
const SHORT_DATED_SHARE_MIN = 0.2;
const MS_PER_MINUTE = 60_000;
const OPENING_EXTRA = 0.7;
const OPENING_DECAY_MINUTES = 4;
const CLOSING_MINUTES = 15;
const CLOSING_RAMP_MINUTES = 5;
const CLOSING_EXTRA = 0.15;
const LAST_MINUTE_EXTRA = 0.15;
const DAYS_PER_CALENDAR_YEAR = 365.2425;

/** Own measurement on quoted chains of calibration weeks 2021 to 2026; 2011 to 2022 joined by a straight line of logarithms. */
const INDEX = {
  wingShare: 0.156,
  maturityFactors: [4.74, 2.99, 2.02, 1.6, 1.26, 1, 0.91, 1.11, 1.78],
  growthBackwards: Math.log(6.8) / 11,
  settledYear: 2022,
  earliestYear: 2011,
} as const;

/** Own measurement on SPY puts from 2010 on and whole chains of 2023 to 2026. */
const ETF = {
  wingShare: 0.132,
  maturityFactors: [2.1, 1.83, 1.59, 1.37, 1.16, 1, 0.92, 0.98, 1.28],
  growthBackwards: 0.0814,
  settledYear: 2026,
  earliestYear: 2010,
} as const;

const MODELS: Readonly<Record<Root, SpreadModel>> = {
  SPX: {
    ...INDEX,
    atmWidthVolPoints: 0.11,
    inTheMoney: { atModerateDelta: 0.000_87, atFullDelta: 0.0013 },
  },
  SPXW: {
    ...INDEX,
    atmWidthVolPoints: 0.095,
    inTheMoney: { atModerateDelta: 0.000_55, atFullDelta: 0.000_85 },
  },
  XSP: {
    ...INDEX,
    atmWidthVolPoints: 0.137,
    wingShare: 0.351,
    inTheMoney: { atModerateDelta: 0.0013, atFullDelta: 0.0019 },
  },
  SPY: {
    ...ETF,
    atmWidthVolPoints: 0.04,
    inTheMoney: { atModerateDelta: 0.000_35, atFullDelta: 0.0014 },
  },
};

/** The measured model of a root. */
export function spreadModelOf(root: Root): SpreadModel {
  return MODELS[root];
}

/** Beyond it the opening's extra is below a millionth. */
const OPENING_MINUTES_MAX = 60;

/** Factor of the instant: wide in the first minutes, a little wider in the last quarter of an hour, wide at the close. */
export function sessionSpreadFactor(atMs: number, openMs: number, closeMs: number): number {
  const sinceOpen = (atMs - openMs) / MS_PER_MINUTE;
  const untilClose = (closeMs - atMs) / MS_PER_MINUTE;
  const opening =
    sinceOpen < OPENING_MINUTES_MAX ? OPENING_EXTRA * Math.exp(-sinceOpen / OPENING_DECAY_MINUTES) : 0;
  const ramp = (CLOSING_MINUTES - untilClose) / CLOSING_RAMP_MINUTES;
  const closing = CLOSING_EXTRA * Math.min(1, Math.max(0, ramp));
  return 1 + opening + closing + LAST_MINUTE_EXTRA * Math.max(0, 1 - untilClose);
}

/** Factor of the market's fear, by the logarithm of VIX over 18. */
export function stressSpreadFactor(level: number): number {
  return Math.exp(FEAR_POWER * level);
}

/** Factor of the date: quotes narrowed over the years, as trading left the floor. */
export function eraSpreadFactor(model: SpreadModel, date: SessionDate): number {
  const year = 1970 + dayNumberOf(date) / DAYS_PER_CALENDAR_YEAR;
  const yearsBack = model.settledYear - Math.max(year, model.earliestYear);
  return Math.exp(model.growthBackwards * Math.max(0, yearsBack));
}

/** Factor of maturity on the width in volatility: short-dated vega is small, so the same cents are more points. */
export function maturitySpreadFactor(model: SpreadModel, years: number): number {
  const rootDays = Math.sqrt(years * DAYS_PER_YEAR);
  const factors = model.maturityFactors;
  let after = 1;
  while (after < ROOT_DAYS.length - 1 && rootDays > (ROOT_DAYS[after] as number)) after += 1;
  const start = ROOT_DAYS[after - 1] as number;
  const share = (rootDays - start) / ((ROOT_DAYS[after] as number) - start);
  const bounded = share < 0 ? 0 : share > 1 ? 1 : share;
  const first = factors[after - 1] as number;
  return first + bounded * ((factors[after] as number) - first);
}

/** The in-the-money width at an absolute delta, as a share of the forward. */
export function inTheMoneyWidth(width: InTheMoneyWidth, absoluteDelta: number): number {
  if (absoluteDelta <= IN_THE_MONEY_START_DELTA) return 0;
  const { atModerateDelta, atFullDelta } = width;
  if (absoluteDelta <= IN_THE_MONEY_MODERATE_DELTA) {
    const ramp = IN_THE_MONEY_MODERATE_DELTA - IN_THE_MONEY_START_DELTA;
    return (atModerateDelta * (absoluteDelta - IN_THE_MONEY_START_DELTA)) / ramp;
  }
  if (absoluteDelta >= IN_THE_MONEY_FULL_DELTA) return atFullDelta;
  const share =
    (absoluteDelta - IN_THE_MONEY_MODERATE_DELTA) / (IN_THE_MONEY_FULL_DELTA - IN_THE_MONEY_MODERATE_DELTA);
  return atModerateDelta + share * (atFullDelta - atModerateDelta);
}

/** Factor of maturity on the in-the-money width: less in an option's last days. */
export function inTheMoneyMaturityFactor(years: number): number {
  return Math.min(1, Math.max(SHORT_DATED_SHARE_MIN, (years * DAYS_PER_YEAR) / SHORT_DATED_DAYS));
}
