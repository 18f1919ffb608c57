// Compiles a rule's condition into a function of the degrees of all terms, with the norms of the system.
import { invariant } from '../../../domain/index.ts';
import type { Norms } from '../system/fuzzy-system.ts';
import type { Condition, Hedge } from './condition.ts';

/** The degree, 0 to 1, of a condition given the degrees of all terms in the order of the system's inputs. */
export type ConditionFunction = (degrees: Float64Array) => number;

/** Where the degree of a term stands, or `undefined` where there is no such term. */
export type TermPlace = (variable: string, term: string) => number | undefined;

export function conditionFunction(condition: Condition, norms: Norms, placeOf: TermPlace): ConditionFunction {
  switch (condition.kind) {
    case 'always':
      return () => 1;
    case 'is': {
      const place = placeOf(condition.variable, condition.term);
      invariant(place !== undefined, `no term ${condition.term} of ${condition.variable}`);
      const plain: ConditionFunction = (degrees) => degrees[place] ?? 0;
      return condition.hedges.reduceRight(hedged, plain);
    }
    case 'not': {
      const inner = conditionFunction(condition.of, norms, placeOf);
      return (degrees) => 1 - inner(degrees);
    }
    case 'and':
    case 'or': {
      const parts = condition.of.map((part) => conditionFunction(part, norms, placeOf));
      return condition.kind === 'and' ? conjunction(parts, norms.and) : disjunction(parts, norms.or);
    }
  }
}

function hedged(inner: ConditionFunction, hedge: Hedge): ConditionFunction {
  switch (hedge) {
    case 'not':
      return (degrees) => 1 - inner(degrees);
    case 'very':
      return (degrees) => inner(degrees) ** 2;
    case 'somewhat':
      return (degrees) => Math.sqrt(inner(degrees));
  }
}

function conjunction(parts: readonly ConditionFunction[], and: Norms['and']): ConditionFunction {
  return (degrees) => {
    let degree = 1;
    for (const part of parts)
      degree = and === 'min' ? Math.min(degree, part(degrees)) : degree * part(degrees);
    return degree;
  };
}

function disjunction(parts: readonly ConditionFunction[], or: Norms['or']): ConditionFunction {
  return (degrees) => {
    let degree = 0;
    for (const part of parts) {
      const other = part(degrees);
      degree = or === 'max' ? Math.max(degree, other) : degree + other - degree * other;
    }
    return degree;
  };
}
