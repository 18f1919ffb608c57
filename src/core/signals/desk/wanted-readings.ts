// Which readings a plan needs, so that no others are computed.
import type { ReadingName } from '../readings/reading-book.ts';
import { fuzzyReadings } from '../fuzzy/judge/fuzzy-config.ts';
import { regimeReadings } from '../regime/regime-config.ts';
import type { SignalPlan } from './signal-plan.ts';

/** Every reading that a gate, a regime rule or a fuzzy rule of the plan asks for. */
export function wantedReadings({
  levels,
  regime,
  fuzzy,
}: Pick<SignalPlan, 'levels' | 'regime' | 'fuzzy'>): ReadonlySet<ReadingName> {
  const wanted = new Set<ReadingName>(regime === undefined ? [] : regimeReadings(regime));
  for (const name of fuzzy === undefined ? [] : fuzzyReadings(fuzzy)) wanted.add(name);
  if (levels.vixMin !== undefined || levels.vixMax !== undefined) wanted.add('vix');
  if (levels.ivRankMin !== undefined) wanted.add('iv-rank');
  if (levels.ivPercentileMin !== undefined) wanted.add('iv-percentile');
  return wanted;
}
