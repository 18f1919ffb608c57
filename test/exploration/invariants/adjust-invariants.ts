// What must hold of adjustments at every moment: no side is moved twice, and no short is ever without its long.
import { contractKey } from '../../../src/core/domain/index.ts';
import type { Moment, WorldRules } from '../moment.ts';

/** Of the engine's trades and of what the venue holds; where contracts may be assigned or liquidated one at a time, shorts may be bare for a while. */
export function adjustmentProblems(rules: WorldRules, { engine, venue }: Moment): readonly string[] {
  const problems = engine.portfolio.openTrades.flatMap(({ opening, adjustments }) =>
    new Set(adjustments).size < adjustments.length
      ? [`trade ${opening.tradeId} is adjusted twice alike: ${adjustments.join()}`]
      : [],
  );
  if (rules.assignments > 0 || rules.liquidations > 0) return problems;
  const net = { put: 0, call: 0 };
  for (const contract of rules.contracts) net[contract.right] += venue.held[contractKey(contract)] ?? 0;
  for (const right of ['put', 'call'] as const)
    if (net[right] < 0) problems.push(`the venue is short of ${-net[right]} ${right}s that no long covers`);
  return problems;
}
