// Which readings a plan needs, so that no others are computed.
import type { ReadingName } from '../readings/reading-book.ts';
import { fuzzyReadings } from '../fuzzy/judge/fuzzy-config.ts';
import { regimeReadings } from '../regime/regime-config.ts';
import type { LevelLimits, SignalPlan } from './signal-plan.ts';

/** Every reading that a gate, a regime rule or a fuzzy rule of the plan asks for. */
export function wantedReadings({
  levels,
  regime,
  fuzzy,
}: Pick<SignalPlan, 'levels' | 'regime' | 'fuzzy'>): ReadonlySet<ReadingName> {
  const wanted = new Set<ReadingName>(regime === undefined ? [] : regimeReadings(regime));
  for (const name of levelReadings(levels)) wanted.add(name);
  for (const name of fuzzy === undefined ? [] : fuzzyReadings(fuzzy)) wanted.add(name);
  return wanted;
}

/** The readings that are bounded, in the order of their gates. */
export function levelReadings(levels: LevelLimits): readonly ReadingName[] {
  const names: ReadingName[] = [];
  if (levels.vixMin !== undefined || levels.vixMax !== undefined) names.push('vix');
  if (levels.ivRankMin !== undefined) names.push('iv-rank');
  if (levels.ivPercentileMin !== undefined) names.push('iv-percentile');
  if (levels.divergenceMax !== undefined) names.push('divergence');
  if (levels.gapMax !== undefined) names.push('gap');
  return names;
}
