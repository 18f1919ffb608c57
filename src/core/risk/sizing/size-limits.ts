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
const BUDGET_STEPS = 1e4;

/**
 * The whole units that a budget holds; a budget that is met exactly counts. What is not a number gives no size, and
 * nothing costs less than nothing.
 */
export function sized(budget: number, perUnit: number): SizeLimit {
  if (!Number.isFinite(budget) || !Number.isFinite(perUnit)) return missing('not-a-number');
  if (!(perUnit > 0)) return missing('unit-without-loss');
  const exact = Math.round(budget * BUDGET_STEPS) / BUDGET_STEPS;
  return { kind: 'sized', contracts: Math.max(0, Math.floor(exact / perUnit)), perUnit, budget: exact };
}

/** The least of the limits. */
export function leastOf(limits: SizeLimits): Size {
  let least: Size = { contracts: Infinity, binding: 'contracts-max' };
  for (const binding of SIZE_LIMIT_NAMES) {
    const contracts = contractsOf(limits[binding]);
    if (contracts < least.contracts) least = { contracts, binding };
  }
  return least;
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
