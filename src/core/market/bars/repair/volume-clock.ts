// Tells from volume how far the clock of a file with long days is off: most trading is in the session.
import type { RowStamps } from '../placing/row-stamps.ts';
import type { RowTally } from '../row-tally.ts';
import type { SessionHours } from './session-hours.ts';

const BIN_MS = 30 * 60_000;
/** Half hours of a regular session. */
const SESSION_BINS = 13;
/** Shifts up to seven hours either way, and the hours before and after the session at each of them. */
const SHIFT_BINS_MAX = 14;
const BINS_BEFORE = 2 * SHIFT_BINS_MAX + 2;
const BINS = BINS_BEFORE + SESSION_BINS + BINS_BEFORE;
/** Four fifths and more of a stock's volume trade in the session; a window an hour off misses an end of it. */
const SESSION_SHARE_MIN = 0.6;
const SHARE_ADVANTAGE_MIN = 0.03;
/** The volume of the closing auction, stamped at the close, would speak for half an hour. */
const SHIFT_BINS_STEP = 2;
const SESSIONS_MIN = 3;

/** How far the stamps of a session are late, ms; `undefined` where volume proves nothing. */
export type VolumeClock = (hours: SessionHours) => number | undefined;

/**
 * The clock of files whose sessions have bars before the open and after the close. Sessions of summer and winter are
 * measured apart, because a clock that does not know daylight time is right in one of them.
 */
export function volumeClock(
  stamps: RowStamps,
  volume: Float64Array | undefined,
  days: ReadonlyMap<number, SessionHours>,
  tally: RowTally,
): VolumeClock {
  if (volume === undefined || (stamps.stepMs ?? Infinity) > BIN_MS) return () => undefined;
  const profiles = new Map<number, { readonly bins: Float64Array; readonly sessions: Set<number> }>();
  for (let row = 0; row < stamps.day.length; row += 1) {
    const day = stamps.day[row] as number;
    const hours = tally.isCandidate(row) ? days.get(day) : undefined;
    if (hours === undefined || hours.session.isEarlyClose) continue;
    const bin = Math.floor(((stamps.instantMs[row] as number) - hours.session.openMs) / BIN_MS) + BINS_BEFORE;
    const shares = volume[row] as number;
    if (bin < 0 || bin >= BINS || !(shares > 0)) continue;
    const season = seasonOf(hours);
    const profile = profiles.get(season) ?? { bins: new Float64Array(BINS), sessions: new Set() };
    profiles.set(season, profile);
    profile.bins[bin] = (profile.bins[bin] as number) + shares;
    profile.sessions.add(day);
  }
  const shifts = new Map(
    [...profiles].map(([season, { bins, sessions }]) => [
      season,
      sessions.size < SESSIONS_MIN ? undefined : shiftOf(bins),
    ]),
  );
  return (hours) => shifts.get(seasonOf(hours));
}

/** The session's open as a time of day in UTC: 13:30 in summer, 14:30 in winter. */
function seasonOf({ session }: SessionHours): number {
  return session.openMs % 86_400_000;
}

function shiftOf(bins: Float64Array): number | undefined {
  const whole = bins.reduce((sum, shares) => sum + shares, 0);
  const shareAt = (shift: number): number => {
    const open = BINS_BEFORE + shift;
    return bins.subarray(open, open + SESSION_BINS).reduce((sum, shares) => sum + shares, 0) / whole;
  };
  const given = shareAt(0);
  let best = { shift: 0, share: given };
  for (let shift = -SHIFT_BINS_MAX; shift <= SHIFT_BINS_MAX; shift += SHIFT_BINS_STEP) {
    const share = shareAt(shift);
    if (share > best.share) best = { shift, share };
  }
  if (best.share < SESSION_SHARE_MIN) return undefined;
  return best.share - given >= SHARE_ADVANTAGE_MIN ? best.shift * BIN_MS : 0;
}
