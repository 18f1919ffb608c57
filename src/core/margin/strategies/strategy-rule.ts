// How Cboe, Interactive Brokers and LEAN margin strategies, as data: what they ask of a naked short, who covers it, and what counts as one.
import type { SignedLeg } from '../position.ts';
import type { UnderlyingKind } from '../underlying.ts';

export type StrategyRuleName = 'cboe' | 'ibkr' | 'lean';

/** What a naked short asks for beside its premium, by kind of underlying. */
export type NakedRates = Readonly<
  Record<
    UnderlyingKind,
    {
      /** Share of the underlying's price, before the option is out of the money. */
      readonly rate: number;
      /** Least share: of the underlying for a call, of the strike for a put. */
      readonly leastRate: number;
    }
  >
>;

export interface StrategyRule {
  readonly name: StrategyRuleName;
  readonly naked: NakedRates;
  /** Whether a long of the same right covers a short. */
  readonly covers: (long: SignedLeg, short: SignedLeg) => boolean;
  /** What an iron condor of these two widths asks for; `undefined` where the rule sees two spreads. */
  readonly condorWidth: (putWidth: number, callWidth: number) => number | undefined;
  /** A short box asks for at least this many times what closing it costs. */
  readonly boxCostRatio: number;
  /** Whether a naked put and a naked call count as one whatever their expiries and strikes, or only as a straddle or strangle. */
  readonly isAnyShortPairOne: boolean;
}

/** The exchanges' rates since 2008-07-30, where the caller has none of a date. Source: FINRA Rule 4210(f)(2)(E). */
const LATEST_RATES: NakedRates = {
  equity: { rate: 0.2, leastRate: 0.1 },
  'broad-etf': { rate: 0.15, leastRate: 0.1 },
  index: { rate: 0.15, leastRate: 0.1 },
};

/** LEAN knows no funds on broad indices: it margins them as any share. */
function leanRates(rates: NakedRates): NakedRates {
  return { ...rates, 'broad-etf': rates.equity };
}

/** The rule with the exchanges' rates of another date. */
export function withNakedRates(rule: StrategyRule, rates: NakedRates): StrategyRule {
  return { ...rule, naked: rule.name === 'lean' ? leanRates(rates) : rates };
}

/** A long covers while it lives: one of the same or a later expiry does, one that ends earlier never. */
function outlives(long: SignedLeg, short: SignedLeg): boolean {
  return long.contract.expiry.settlesAtMs >= short.contract.expiry.settlesAtMs;
}

/**
 * Cboe Rule 10.3 as the Cboe Margin Manual tells it. Of a condor, "the greater of the two spreads" reached us second-hand.
 * The manual also lets the short's own naked requirement stand where that is below the spread's loss; here a short that
 * can be covered is covered, and its spread asks for the whole loss.
 */
export const CBOE_RULE: StrategyRule = {
  name: 'cboe',
  naked: LATEST_RATES,
  covers: outlives,
  condorWidth: (putWidth, callWidth) => Math.max(putWidth, callWidth),
  boxCostRatio: 0,
  isAnyShortPairOne: true,
};

/**
 * Interactive Brokers, knowledge base, node 600: a condor has equal widths, else it is two spreads. The naked rule is the
 * exchange's; that its 15 % holds for funds on broad indices there too is our reading. The broker adds house margins.
 */
export const IBKR_RULE: StrategyRule = {
  ...CBOE_RULE,
  name: 'ibkr',
  condorWidth: (putWidth, callWidth) => (putWidth === callWidth ? putWidth : undefined),
  boxCostRatio: 1.02,
};

/**
 * What LEAN's option buying power models answer (source of 2024 to 2026), its known fault with them: a condor asks for its
 * put side alone. It knows verticals, calendars of one strike, butterflies, condors, boxes, short straddles and strangles,
 * and takes a diagonal's short as naked. Here the cheapest groups count; LEAN's own search may choose others.
 */
export const LEAN_RULE: StrategyRule = {
  name: 'lean',
  naked: leanRates(LATEST_RATES),
  covers: (long, short) =>
    long.contract.expiry.settlesAtMs === short.contract.expiry.settlesAtMs ||
    (outlives(long, short) && long.contract.strikeCents === short.contract.strikeCents),
  condorWidth: (putWidth) => putWidth,
  boxCostRatio: 1.02,
  isAnyShortPairOne: false,
};
