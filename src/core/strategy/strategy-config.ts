// The strategy's parameters: which structure, when to enter, when to leave.
import type { AdjustRules } from './adjust/adjust-rules.ts';
import type { SessionDate, StructureKind } from '../domain/index.ts';
import type { ExitRules } from './exits/exit-rules.ts';

/** Minutes since midnight in New York. */
export type MinuteOfDay = number;

/**
 * How a strike is found. `nearest-delta`: the listed strike whose absolute delta is nearest the one wanted;
 * `delta-at-most`: the first strike, going out of the money, whose absolute delta does not exceed it;
 * `at-or-below-spot`: the first listed strike at or below the underlying; `nearest-credit`: of the shorts whose deltas lie
 * in the band those whose mid credit over the width is nearest `creditWidthTarget`; `credit-at-least`: the furthest out
 * that bring as much.
 */
export type StrikeRule =
  | 'nearest-delta'
  | 'delta-at-most'
  | 'at-or-below-spot'
  | 'nearest-credit'
  | 'credit-at-least';

/** Which structure is traded, and which expiry and strikes make it. */
export interface StructureSelection {
  readonly structure: StructureKind;
  readonly strikeRule: StrikeRule;
  /** `nearest-dte`: the listed expiry nearest `dteTarget` in the band; `next-monthly`: the next standard monthly. */
  readonly expiryRule: 'nearest-dte' | 'next-monthly';
  readonly dteTarget: number;
  readonly dteMin: number;
  readonly dteMax: number;
  /** Absolute delta wanted of every short and of every long, where strikes are found by delta. */
  readonly shortDelta: number;
  readonly longDelta: number;
  /** The furthest a chosen strike's absolute delta may lie from the one wanted. */
  readonly deltaTolerance: number;
  /** Band of every short's absolute delta; `undefined`: `shortDelta` less or plus `deltaTolerance`. */
  readonly shortDeltaMin?: number | undefined;
  readonly shortDeltaMax?: number | undefined;
  /** Absolute delta wanted of the long put and of the long call; `undefined`: `longDelta`. */
  readonly putLongDelta?: number | undefined;
  readonly callLongDelta?: number | undefined;
  /** Points from the short to the long wanted on each side; `undefined`: the long is found by its delta. */
  readonly putWingWidth?: number | undefined;
  readonly callWingWidth?: number | undefined;
  /** The most points to which signals may widen such a wing. */
  readonly wingWidthMax?: number | undefined;
  /** Mid credit over the width that the strike rules by credit look for. */
  readonly creditWidthTarget?: number | undefined;
  /** How much a strike's cheap volatility counts against it beside its distance from the delta wanted; 0 or `undefined`: not at all. */
  readonly skewPenaltyWeight?: number | undefined;
  /** Least mid credit over the structure's width; `undefined` asks for none. */
  readonly creditWidthMin: number | undefined;
  /** Greatest risk-neutral probability that the underlying ends beyond a short. */
  readonly breachProbabilityMax?: number | undefined;
  /** Greatest absolute delta of any short. */
  readonly shortDeltaLimit?: number | undefined;
}

/** When a new structure may be opened. */
export interface EntryCadence {
  readonly windowStart: MinuteOfDay;
  readonly windowEnd: MinuteOfDay;
  /** An entry order decided on earlier waits until then to be worked; `undefined`: it is worked at once. */
  readonly workFrom: MinuteOfDay | undefined;
  /** `any-session`, or once a month, when the standard monthly that expires has settled. */
  readonly calendar: 'any-session' | 'monthly-expiry';
  /** The only sessions on which entries are sought: what a test of the signals' timing moves; absent: all. */
  readonly sessions?: ReadonlySet<SessionDate> | undefined;
  readonly entriesPerSessionMax: number;
  readonly daysBetweenEntriesMin: number;
  readonly coolDownDaysAfterStop: number;
  readonly positionsMax: number;
  /** An entry order unfilled for this long is cancelled. */
  readonly orderTimeoutMinutes: number;
  /** The order's limit: the natural credit seen at the decision less this share of it. */
  readonly creditSlipMax: number;
}

/** What the market of a structure must be like for it to be opened; `undefined` switches a rule off. */
export interface LiquidityLimits {
  /** Ask less bid over mid, for legs worth more than `spreadCentsMax`. */
  readonly spreadRatioMax: number;
  /** A leg whose ask less bid is at most this many cents passes whatever its ratio. */
  readonly spreadCentsMax: number;
  /** Oldest quotes, seconds, on top of what the session hands over at all. */
  readonly quoteAgeSecondsMax?: number | undefined;
  /** Least share of the strikes listed between the outer legs that have a sound quote. */
  readonly completenessMin?: number | undefined;
  /** Band of every leg's volatility, decimal a year. */
  readonly ivMin?: number | undefined;
  readonly ivMax?: number | undefined;
  /** Fewest contracts of every leg traded in the session so far. */
  readonly volumeMin?: number | undefined;
  /** Fewest contracts of every leg open at the session's start. */
  readonly openInterestMin?: number | undefined;
}

export interface StrategyConfig {
  readonly selection: StructureSelection;
  readonly entry: EntryCadence;
  readonly exit: ExitRules;
  readonly liquidity: LiquidityLimits;
  /** `undefined`: nothing held is ever adjusted. */
  readonly adjust?: AdjustRules | undefined;
}
