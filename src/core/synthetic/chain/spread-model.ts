// How wide simulated quotes are: volatility points times vega, wider in the wings, under stress and near both ends of a session.
import type { Root } from '../../domain/index.ts';

/** Widths of one root's quotes; full width, ask less bid. */
export interface SpreadModel {
  /** Volatility points around the money at `REFERENCE_DAYS`, VIX 18, midday; 0.1 is 0.001 of volatility. */
  readonly atmWidthVolPoints: number;
  /** What is added deep in the money, as a share of the forward: there a quote is a quote of the underlying. */
  readonly inTheMoneyWidthRatio: number;
}

/** Half of what an option is worth is the most that its bid gives way, so that small prices keep a bid while they can. */
export const HALF_WIDTH_SHARE_MAX = 0.45;

const REFERENCE_DAYS = 57;
const DAYS_PER_YEAR = 365;
const SHORT_DATED_POWER = 0.3;
const SHORT_DATED_FACTOR_MAX = 3.4;
const REFERENCE_VIX = 18;
const STRESS_VIX = 30;
const WING_START_DEVIATIONS = 1.4;
const WING_GROWTH = 4.4;
const IN_THE_MONEY_START_DELTA = 0.5;
const IN_THE_MONEY_RAMP_DELTA = 0.2;
const SHORT_DATED_DAYS = 2;
const SHORT_DATED_SHARE_MIN = 0.3;
const MS_PER_MINUTE = 60_000;
const OPENING_MINUTES = 30;
const OPENING_EXTRA = 1;
const CLOSING_MINUTES = 10;
const CLOSING_EXTRA = 0.3;

/** Own measurement on quoted chains of 2022 and 2023: XSP is quoted about twice as wide as SPX in volatility, SPY half. */
const MODELS: Readonly<Record<Root, SpreadModel>> = {
  SPX: { atmWidthVolPoints: 0.1, inTheMoneyWidthRatio: 0.0007 },
  SPXW: { atmWidthVolPoints: 0.1, inTheMoneyWidthRatio: 0.0007 },
  XSP: { atmWidthVolPoints: 0.18, inTheMoneyWidthRatio: 0.0014 },
  SPY: { atmWidthVolPoints: 0.05, inTheMoneyWidthRatio: 0.00035 },
};

/** The measured model of a root. */
export function spreadModelOf(root: Root): SpreadModel {
  return MODELS[root];
}

/** Factor of the instant: wide at the open, falling to 1 in half an hour, a little wider in the last ten minutes. */
export function sessionSpreadFactor(atMs: number, openMs: number, closeMs: number): number {
  const sinceOpen = (atMs - openMs) / MS_PER_MINUTE;
  const untilClose = (closeMs - atMs) / MS_PER_MINUTE;
  const opening = OPENING_EXTRA * Math.max(0, 1 - sinceOpen / OPENING_MINUTES);
  const closing = CLOSING_EXTRA * Math.max(0, 1 - untilClose / CLOSING_MINUTES);
  return 1 + opening + closing;
}

/** Factor of the market's fear: the root of VIX while it is ordinary, its 1.5th power beyond 30. */
export function stressSpreadFactor(vix: number): number {
  const ordinary = Math.sqrt(vix / REFERENCE_VIX);
  return vix > STRESS_VIX ? (ordinary * vix) / STRESS_VIX : ordinary;
}

/** Factor of maturity on the width in volatility: short-dated vega is small, so the same cents are more points. */
export function maturitySpreadFactor(years: number): number {
  const days = years * DAYS_PER_YEAR;
  if (days >= REFERENCE_DAYS) return 1;
  return Math.min(SHORT_DATED_FACTOR_MAX, Math.exp(-SHORT_DATED_POWER * Math.log(days / REFERENCE_DAYS)));
}

/** Factor on the width in volatility at `deviations` = |d1| from the money: 1 to 0.08 delta, about 7 at 0.005. */
export function wingSpreadFactor(deviations: number): number {
  const beyond = deviations - WING_START_DEVIATIONS;
  return beyond > 0 ? 1 + WING_GROWTH * beyond * beyond : 1;
}

/** Share of the in-the-money width at an absolute delta: none out of the money, all of it from 0.7 on. */
export function inTheMoneyShare(absoluteDelta: number): number {
  const share = (absoluteDelta - IN_THE_MONEY_START_DELTA) / IN_THE_MONEY_RAMP_DELTA;
  return share <= 0 ? 0 : share >= 1 ? 1 : share;
}

/** Factor of maturity on the in-the-money width: less in an option's last two days. */
export function inTheMoneyMaturityFactor(years: number): number {
  return Math.min(1, Math.max(SHORT_DATED_SHARE_MIN, (years * DAYS_PER_YEAR) / SHORT_DATED_DAYS));
}
