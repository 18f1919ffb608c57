// Whether an American option with a continuous yield may pay to be exercised early, and on how many sides of a level.
import type { OptionRight } from '../../domain/index.ts';

/**
 * Where early exercise pays: a put below a level where the rate is above 0, or 0 with a yield below 0; a call above one
 * with rate and yield exchanged (McDonald and Schroder 1998).
 * Source: Andersen and Lake (2021), Fast American option pricing: the double-boundary case, section 2.
 */
export function exerciseRegion(terms: {
  readonly right: OptionRight;
  readonly rate: number;
  readonly yield: number;
}): 'one-sided' | 'two-sided' | 'never' {
  const gained = terms.right === 'put' ? terms.rate : terms.yield;
  const given = terms.right === 'put' ? terms.yield : terms.rate;
  if (gained > 0 || (gained === 0 && given < 0)) return 'one-sided';
  return gained < 0 && given < gained ? 'two-sided' : 'never';
}
