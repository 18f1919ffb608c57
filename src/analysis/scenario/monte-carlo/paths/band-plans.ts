// The plans that tell volatility bands apart: a year as it comes, and a year spent in one band.
import { NO_BAND, VIX_BANDS } from '../../sample/vix-bands.ts';
import type { RunSample } from '../../sample/run-sample.ts';
import type { PathPlan, SpellRule } from './path-plan.ts';

/** Fewer sessions of a band than this are not drawn from on their own. */
export const BAND_SESSIONS_MIN = 60;

export interface BandCounts {
  /** Sessions of each band, in the order of `VIX_BANDS`. */
  readonly sessions: readonly number[];
  /** Sessions before which no level was known. */
  readonly unknown: number;
  /** Share of sessions of a band that were followed by one of another, row by row; a band never followed by any has none. */
  readonly transition: readonly (readonly number[] | undefined)[];
}

/** How often each band occurred and what followed it. */
export function bandCounts({ bands }: Pick<RunSample, 'bands'>): BandCounts {
  const sessions = VIX_BANDS.map(() => 0);
  const followed = VIX_BANDS.map(() => VIX_BANDS.map(() => 0));
  let unknown = 0;
  let before = NO_BAND;
  for (const band of bands) {
    if (band === NO_BAND) unknown += 1;
    else {
      sessions[band] = (sessions[band] as number) + 1;
      const row = followed[before];
      if (row !== undefined) row[band] = (row[band] as number) + 1;
    }
    before = band;
  }
  const transition = followed.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return total === 0 ? undefined : row.map((count) => count / total);
  });
  return { sessions, unknown, transition };
}

/**
 * Spells of bands that begin in the band of the last session whose band is known. `undefined` where no session's is known.
 * A band that nothing ever followed is left for the bands as often as they occur.
 */
export function spellPlan(
  sample: RunSample,
  counts: BandCounts,
  { steps, meanBlockLength }: { readonly steps: number; readonly meanBlockLength: number },
): PathPlan | undefined {
  const start = sample.bands.findLast((band) => band !== NO_BAND);
  if (start === undefined) return undefined;
  const known = counts.sessions.reduce((sum, count) => sum + count, 0);
  const shares = counts.sessions.map((count) => count / known);
  const rule: SpellRule = {
    kind: 'spells',
    meanBlockLength,
    members: VIX_BANDS.map((_, band) => membersOf(sample, band)),
    transition: counts.transition.map((row) => row ?? shares),
    start,
  };
  return { name: 'bands', returns: sample.returns, steps, rule, keepsMonths: false };
}

/** A year spent in one band: blocks of its own sessions one after the other, spells joined end to end; `undefined` for too few. */
export function bandPlan(
  sample: RunSample,
  band: number,
  { steps, meanBlockLength }: { readonly steps: number; readonly meanBlockLength: number },
): PathPlan | undefined {
  const members = membersOf(sample, band);
  if (members.length < BAND_SESSIONS_MIN) return undefined;
  const returns = Float64Array.from(members, (place) => sample.returns[place] as number);
  return {
    name: `band ${band}`,
    returns,
    steps,
    rule: { kind: 'blocks', meanBlockLength },
    keepsMonths: false,
  };
}

function membersOf({ bands }: RunSample, band: number): Int32Array {
  const places: number[] = [];
  for (const [place, of] of bands.entries()) if (of === band) places.push(place);
  return Int32Array.from(places);
}
