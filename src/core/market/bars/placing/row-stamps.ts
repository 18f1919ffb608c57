// Turns the stamps of a file into instants and New York days, and measures the usual step between them.
import { dayNumberOf, MS_PER_DAY, type RawStamps, type SessionDate } from '../../../domain/index.ts';
import { easternDayNumber, epochMsFromEastern } from '../../calendar/eastern-time.ts';
import type { RowTally } from '../row-tally.ts';

const DAILY_STEP_MS_MIN = 20 * 3_600_000;

/** Columns by row index; rows that the tally took out have no meaning. */
export interface RowStamps {
  /** Epoch ms of each row; midnight UTC of the date in files stamped by date. */
  readonly instantMs: Float64Array;
  readonly day: Int32Array;
  /** Median distance of neighbouring instants, ms; `undefined` where fewer than two differ. */
  readonly stepMs: number | undefined;
  /** True where each row stands for a day or longer. */
  readonly isDaily: boolean;
}

/** Reads all stamps; quarantines those that are unreadable or outside the span `from` to `to`. */
export function readRowStamps(
  raw: RawStamps,
  span: { readonly from: SessionDate; readonly to: SessionDate },
  tally: RowTally,
): RowStamps {
  const instantMs = new Float64Array(raw.length);
  const day = new Int32Array(raw.length);
  const firstDay = dayNumberOf(span.from);
  const lastDay = dayNumberOf(span.to);
  for (let row = 0; row < raw.length; row += 1) {
    const stampMs = raw.stampsMs[row] ?? Number.NaN;
    const utcDay = Math.floor(stampMs / MS_PER_DAY);
    if (Number.isNaN(utcDay)) {
      tally.quarantine(row, 'unreadable-stamp');
    } else if (utcDay < firstDay || utcDay > lastDay) {
      // Zone arithmetic is defined for the calendar's years only, so this comes before it.
      tally.quarantine(row, 'beyond-calendar');
    } else {
      instantMs[row] = raw.stampKind === 'local' ? epochMsFromEastern(stampMs) : stampMs;
      day[row] = utcDay;
    }
  }
  const stepMs = medianStepMs(instantMs, tally);
  const isDaily = raw.stampKind === 'date' || (stepMs ?? 0) >= DAILY_STEP_MS_MIN;
  if (raw.stampKind === 'instant') assignEasternDays({ instantMs, day, stepMs, isDaily }, tally);
  return { instantMs, day, stepMs, isDaily };
}

/** Daily files that stamp a day at midnight UTC mean that date, although it is still the evening before in New York. */
function assignEasternDays(stamps: RowStamps, tally: RowTally): void {
  const { instantMs, day, isDaily } = stamps;
  for (let row = 0; row < day.length; row += 1) {
    if (!tally.isCandidate(row)) continue;
    const instant = instantMs[row] as number;
    if (!isDaily || instant % MS_PER_DAY !== 0) day[row] = easternDayNumber(instant);
  }
}

function medianStepMs(instantMs: Float64Array, tally: RowTally): number | undefined {
  const instants = instantMs.filter((_, row) => tally.isCandidate(row)).sort();
  const steps = new Float64Array(Math.max(0, instants.length - 1));
  let count = 0;
  for (let index = 1; index < instants.length; index += 1) {
    const step = (instants[index] ?? 0) - (instants[index - 1] ?? 0);
    if (step > 0) {
      steps[count] = step;
      count += 1;
    }
  }
  return count === 0 ? undefined : steps.subarray(0, count).sort()[(count - 1) >>> 1];
}
