// Lists what is accepted but looks odd: a reader should know of it, and no rule can say that it is wrong.
import type { EpochMs, SessionDate } from '../../../domain/index.ts';
import { easternMinuteOfDay } from '../../calendar/eastern-time.ts';
import type { JudgedBars } from '../judge-bars.ts';
import { staleRuns } from '../repair/stale-rows.ts';
import type { OddBar } from './odd-bar.ts';
import { findJumps, findSpikes } from './odd-prices.ts';
import { oddVolumeSessions, zeroVolumes } from './odd-volumes.ts';

/** What a bar is doubted for; each is explained in `DOUBT_MEANINGS`. */
export type DoubtKind =
  | 'stale-run'
  | 'spike'
  | 'jump'
  | 'open-repeats-close'
  | 'zero-volume'
  | 'volume-scale';

/** Where a doubt stands: New York date and minute of the bar, its line, and how much it is about. */
export interface DoubtedBar {
  readonly line: number;
  readonly date: SessionDate;
  readonly minute: number;
  /** Bars repeated, move as a ratio, volume over the usual one; 1 where there is nothing to measure. */
  readonly size: number;
}

/** All bars doubted for one reason, in order of time. */
export interface Doubt {
  readonly kind: DoubtKind;
  readonly count: number;
  /** The first of them. */
  readonly bars: readonly DoubtedBar[];
}

/** One sentence a kind. */
export const DOUBT_MEANINGS: Readonly<Record<DoubtKind, string>> = {
  'stale-run': 'bars that repeat the one before in every number; size: repeats',
  spike: 'a high or low far beyond both neighbours, gone in the next bar; size: distance as a ratio',
  jump: 'a price far from the one before it; size: the ratio of the two',
  'open-repeats-close': 'a session opens exactly at the close before, as published index opens often do',
  'zero-volume': 'a bar without volume in a file that has volumes',
  'volume-scale':
    'a session with less than a tenth, or more than ten times, the usual volume; size: the ratio',
};

const LISTED_MAX = 100;

/** Every kind that occurs. */
export function barDoubts(judged: JudgedBars): readonly Doubt[] {
  const found: readonly (readonly [DoubtKind, readonly OddBar[]])[] = [
    ['stale-run', staleBars(judged)],
    ['spike', findSpikes(judged)],
    ['jump', findJumps(judged)],
    ['open-repeats-close', repeatedOpens(judged)],
    ['zero-volume', zeroVolumes(judged)],
    ['volume-scale', oddVolumeSessions(judged)],
  ];
  return found
    .filter(([, odd]) => odd.length > 0)
    .map(([kind, odd]) => ({
      kind,
      count: odd.length,
      bars: odd.slice(0, LISTED_MAX).map((one) => doubted(judged, one)),
    }));
}

function doubted({ series, sessionOf, lines }: JudgedBars, { bar, size }: OddBar): DoubtedBar {
  const date = (sessionOf[bar] as JudgedBars['sessionOf'][number]).date;
  const minute = easternMinuteOfDay(series.startMs[bar] as EpochMs, date);
  return { line: lines[bar] as number, date, minute, size };
}

/** The first repeat of each run. */
function staleBars({ series }: JudgedBars): readonly OddBar[] {
  const places = Int32Array.from({ length: series.length }, (_, place) => place);
  return staleRuns(series, places).map(({ first, last }) => ({ bar: first + 1, size: last - first }));
}

function repeatedOpens({ series, sessionOf }: JudgedBars): readonly OddBar[] {
  const repeated: OddBar[] = [];
  for (let bar = 1; bar < series.length; bar += 1) {
    if (sessionOf[bar] !== sessionOf[bar - 1] && series.open[bar] === series.close[bar - 1])
      repeated.push({ bar, size: 1 });
  }
  return repeated;
}
