// What a rule says: a condition over the inputs' terms, what follows from it, and how much it weighs.

/** Changes a degree: not 1 - d, very d squared, somewhat the root of d. Source: Zadeh (1972). */
export type Hedge = 'not' | 'very' | 'somewhat';

export type Condition =
  /** The variable belongs to the term; hedges are applied from the last to the first, as they are read. */
  | {
      readonly kind: 'is';
      readonly variable: string;
      readonly term: string;
      readonly hedges: readonly Hedge[];
    }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  /** Holds fully whatever the inputs are. */
  | { readonly kind: 'always' };

/** What follows: the output belongs to one of its terms. */
export interface Consequent {
  readonly output: string;
  readonly term: string;
}

export interface FuzzyRule {
  readonly condition: Condition;
  readonly consequents: readonly Consequent[];
  /** 0 to 1; multiplies the degree of the condition. */
  readonly weight: number;
}

/** The condition that `variable` belongs to `term`. */
export function is(variable: string, term: string): Condition {
  return { kind: 'is', variable, term, hedges: [] };
}

export function allOf(...of: readonly Condition[]): Condition {
  return { kind: 'and', of };
}

export function anyOf(...of: readonly Condition[]): Condition {
  return { kind: 'or', of };
}

export function not(of: Condition): Condition {
  return { kind: 'not', of };
}
