// Tells from volume how far the clock of a file with long days seems off: trading jumps when the session opens.
import type { RowTally } from '../row-tally.ts';
import { isLong, mostOften } from './clock-verdicts.ts';
import { bySeason, type SessionHours, type StampedRows } from './session-hours.ts';

const MS_PER_MINUTE = 60_000;
/** Volumes of half an hour before and after an instant are compared. */
const WINDOW_MS = 30 * MS_PER_MINUTE;
/** The opening is looked for from 04:30 to the end of the session, moved by up to seven hours. */
const REACH_MS = 420 * MS_PER_MINUTE;
const JUMP_MIN = 3;
const SESSIONS_MIN = 3;
const AGREEING_SHARE_MIN = 0.8;

/**
 * How far the opening of most long days of a season, is from 09:30, ms; seasons that open then, or prove
 * nothing, are not in it. The first and the last day, which may have been cut, prove nothing.
 */
export function openingShifts(
  { stamps, volume }: StampedRows,
  days: ReadonlyMap<number, SessionHours>,
  frameMs: number,
  tally: RowTally,
): ReadonlyMap<number, number> {
  const shifts = new Map<number, number>();
  if (volume === undefined || frameMs > WINDOW_MS) return shifts;
  const bins = 2 * Math.round((REACH_MS + WINDOW_MS) / frameMs);
  const profiles = new Map<number, { readonly hours: SessionHours; readonly shares: Float64Array }>();
  for (const [day, hours] of days) {
    if (isLong(hours) && !hours.isFileEnd && hours.rows > hours.expected)
      profiles.set(day, { hours, shares: new Float64Array(bins) });
  }
  if (profiles.size < SESSIONS_MIN) return shifts;
  for (let row = 0; row < stamps.day.length; row += 1) {
    const profile = tally.isCandidate(row) ? profiles.get(stamps.day[row] as number) : undefined;
    if (profile === undefined) continue;
    const fromOpenMs = (stamps.instantMs[row] as number) - profile.hours.session.openMs;
    const bin = Math.floor(fromOpenMs / frameMs) + bins / 2;
    const shares = volume[row] as number;
    if (bin >= 0 && bin < bins && shares > 0) profile.shares[bin] = (profile.shares[bin] as number) + shares;
  }
  for (const [season, own] of bySeason(profiles.values(), ({ hours }) => hours)) {
    const openings = own.map(({ shares }) => openingBin(shares, Math.round(WINDOW_MS / frameMs)));
    const bin = mostOften(openings);
    const agreeing = openings.filter((one) => one === bin).length;
    const isAgreed = agreeing >= SESSIONS_MIN && agreeing >= AGREEING_SHARE_MIN * own.length;
    if (bin !== undefined && isAgreed && bin !== bins / 2) shifts.set(season, (bin - bins / 2) * frameMs);
  }
  return shifts;
}

/** The bin where volume jumps most, `undefined` where it does so nowhere. */
function openingBin(shares: Float64Array, halfHour: number): number | undefined {
  const sum = (from: number, to: number): number =>
    shares.subarray(from, to).reduce((total, one) => total + one, 0);
  let best: { readonly bin: number; readonly jump: number } | undefined;
  for (let bin = halfHour; bin + halfHour <= shares.length; bin += 1) {
    const before = sum(bin - halfHour, bin);
    const jump = sum(bin, bin + halfHour) / before;
    // The first bars of a day come after none.
    if (before > 0 && (shares[bin - halfHour] as number) > 0 && jump > (best?.jump ?? JUMP_MIN))
      best = { bin, jump };
  }
  return best?.bin;
}
