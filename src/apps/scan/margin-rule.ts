// Whose rules say what a candidate's margin is.
import type { ScannedCandidate } from '../../analysis/explain/index.ts';

export type MarginRuleName = 'alpaca' | 'ibkr' | 'worst-expiry-loss';

/** The rules of the run's broker where they are modelled, else the most that expiry can cost, which is what risk goes by. */
export function marginRuleOf(broker: string): MarginRuleName {
  if (broker === 'ibkr') return broker;
  return broker === 'alpaca' || broker.startsWith('alpaca-') ? 'alpaca' : 'worst-expiry-loss';
}

/** What one unit is asked for by a rule, cents; `undefined` where the rule asks nothing definite. */
export function marginCents(
  { margins, worstExpiryCents }: Pick<ScannedCandidate, 'margins' | 'worstExpiryCents'>,
  rule: MarginRuleName,
): number | undefined {
  return rule === 'worst-expiry-loss' ? worstExpiryCents : margins[rule];
}
