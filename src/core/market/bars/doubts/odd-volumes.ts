// Finds bars without volume, and sessions whose volume is of another scale than the file's.
import type { JudgedBars } from '../judge-bars.ts';
import type { OddBar } from './odd-bar.ts';

const SCALE_MAX = 10;
/** Sessions on each side that say what is usual. */
const SESSIONS_AROUND = 15;

/** Bars of volume 0, where most bars have one. */
export function zeroVolumes({ series }: JudgedBars): readonly OddBar[] {
  const { volume } = series;
  if (volume === undefined) return [];
  const zero: OddBar[] = [];
  for (let bar = 0; bar < series.length; bar += 1) if (volume[bar] === 0) zero.push({ bar, size: 1 });
  return zero.length * 2 < series.length ? zero : [];
}

/** The first bar of each session whose mean volume a bar is far from the median session's. */
export function oddVolumeSessions({ series, sessionOf }: JudgedBars): readonly OddBar[] {
  const { volume } = series;
  if (volume === undefined) return [];
  const sessions: { readonly bar: number; readonly mean: number }[] = [];
  for (let first = 0; first < series.length;) {
    let last = first;
    let sum = volume[first] as number;
    while (last + 1 < series.length && sessionOf[last + 1] === sessionOf[first]) {
      last += 1;
      sum += volume[last] as number;
    }
    sessions.push({ bar: first, mean: sum / (last - first + 1) });
    first = last + 1;
  }
  return sessions
    .map(({ bar, mean }, index) => ({ bar, size: mean / usualVolume(sessions, index) }))
    .filter(({ size }) => Number.isFinite(size) && (size > SCALE_MAX || size < 1 / SCALE_MAX));
}

/** The median of the sessions around one: over decades volumes grow a hundredfold. */
function usualVolume(sessions: readonly { readonly mean: number }[], index: number): number {
  const from = Math.max(0, Math.min(index - SESSIONS_AROUND, sessions.length - 2 * SESSIONS_AROUND - 1));
  const around = sessions.slice(from, from + 2 * SESSIONS_AROUND + 1).map(({ mean }) => mean);
  return around.toSorted((a, b) => a - b)[around.length >>> 1] ?? 0;
}
