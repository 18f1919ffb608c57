// Which readings a plan needs, so that no others are computed.
import type { ReadingName } from '../readings/reading-book.ts';
import { regimeReadings } from '../regime/regime-config.ts';
import type { SignalPlan } from './signal-plan.ts';

/** Every reading that a gate, a regime rule or a fuzzy rule of the plan asks for. */
export function wantedReadings({
  levels,
  regime,
}: Pick<SignalPlan, 'levels' | 'regime'>): ReadonlySet<ReadingName> {
  const wanted = new Set<ReadingName>(regime === undefined ? [] : regimeReadings(regime));
  if (levels.vixMin !== undefined || levels.vixMax !== undefined) wanted.add('vix');
  if (levels.ivRankMin !== undefined) wanted.add('iv-rank');
  if (levels.ivPercentileMin !== undefined) wanted.add('iv-percentile');
  return wanted;
}
