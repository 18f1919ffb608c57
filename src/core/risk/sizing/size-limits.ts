// The bounds on how many units are opened: each gives its own number, and the least of them is the size.

/** In the order in which ties are named. */
export const SIZE_LIMIT_NAMES = [
  'risk-per-trade',
  'kelly',
  'volatility-target',
  'cvar-budget',
  'correlated-risk',
  'buying-power',
  'contracts-max',
] as const;
export type SizeLimitName = (typeof SIZE_LIMIT_NAMES)[number];

/**
 * What one limit says. `off`: it is not set and does not bind; `missing`: it is set and what it needs is not there, so
 * that nothing may be opened; `unbound`: it is set, and by its own measure no number of units is too many.
 */
export type SizeLimit =
  | { readonly kind: 'off' }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'unbound'; readonly reason: string }
  | {
      readonly kind: 'sized';
      /** Whole units, 0 or more. */
      readonly contracts: number;
      /** What one unit takes of the budget, in the budget's unit. */
      readonly perUnit: number;
      readonly budget: number;
      /** Fewer units than this break the limit too: they would have to offset what is held. Absent where none is too few. */
      readonly contractsMin?: number;
    };

export type SizeLimits = Readonly<Record<SizeLimitName, SizeLimit>>;

export interface Size {
  readonly contracts: number;
  /** The limit that decided; of several that give the same number, the first by name order. */
  readonly binding: SizeLimitName;
}

export const OFF: SizeLimit = { kind: 'off' };

export function missing(reason: string): SizeLimit {
  return { kind: 'missing', reason };
}

/** Budgets are products of a share and an amount: this many decimals of a cent are rounding. */
const STEPS_PER_CENT = 1e4;
/** What differences and products of prices may be off by, relative to the result. */
const NOISE_RATIO = 1e-11;
/** What a deviation or a mean of outcomes may be off by, relative to it. */
const MEAN_NOISE_RATIO = 1e-9;

/**
 * The whole units that a budget holds; a budget that is met exactly counts, whatever the arithmetic before it left in the
 * last digits of either amount. What is not a number gives no size, and nothing costs less than nothing.
 */
export function sized(budget: number, perUnit: number): SizeLimit {
  if (!Number.isFinite(budget) || !Number.isFinite(perUnit)) return missing('not-a-number');
  if (!(perUnit > 0)) return missing('unit-without-loss');
  const budgetSteps = Math.round(budget * STEPS_PER_CENT);
  const unit = withoutNoise(perUnit);
  const unitSteps = Math.round(unit * STEPS_PER_CENT);
  // Whole steps divide exactly, where 0.3 / 0.1 is less than 3; a deviation or a mean has no whole steps.
  const contracts =
    unitSteps / STEPS_PER_CENT === unit
      ? budgetSteps / unitSteps
      : (budgetSteps / STEPS_PER_CENT / unit) * (1 + MEAN_NOISE_RATIO);
  return {
    kind: 'sized',
    contracts: Math.max(0, Math.floor(contracts)),
    perUnit: unit,
    budget: budgetSteps / STEPS_PER_CENT,
  };
}

/** An amount in cents whose price differences left digits far below a cent, such as 40.000000000000036: without those. */
export function withoutNoise(cents: number): number {
  const exact = Math.round(cents * STEPS_PER_CENT) / STEPS_PER_CENT;
  return Math.abs(exact - cents) <= NOISE_RATIO * Math.abs(cents) ? exact : cents;
}

/** As `sized`, for a limit that units below `least` of its budget break as well. */
export function sizedFrom(least: number, budget: number, perUnit: number): SizeLimit {
  const limit = sized(budget, perUnit);
  if (limit.kind !== 'sized' || !(least > 0)) return limit;
  const whole = sized(least, perUnit);
  const below = contractsOf(whole);
  const rest = whole.kind === 'sized' ? whole.budget - below * whole.perUnit : 0;
  return { ...limit, contractsMin: rest < 0.5 / STEPS_PER_CENT ? below : below + 1 };
}

/** The least of the limits; 0, by the limit that says so, where that is too few for one of them. */
export function leastOf(limits: SizeLimits): Size {
  let least: Size = { contracts: Infinity, binding: 'contracts-max' };
  for (const binding of SIZE_LIMIT_NAMES) {
    const contracts = contractsOf(limits[binding]);
    if (contracts < least.contracts) least = { contracts, binding };
  }
  const unmet = SIZE_LIMIT_NAMES.find((name) => isTooFewFor(limits[name], least.contracts));
  return unmet === undefined ? least : { contracts: 0, binding: unmet };
}

function isTooFewFor(limit: SizeLimit, contracts: number): boolean {
  return limit.kind === 'sized' && contracts > 0 && contracts < (limit.contractsMin ?? 0);
}

/** Units that a limit allows; `Infinity` where it does not bind. */
export function contractsOf(limit: SizeLimit): number {
  switch (limit.kind) {
    case 'sized':
      return limit.contracts;
    case 'missing':
      return 0;
    default:
      return Infinity;
  }
}
