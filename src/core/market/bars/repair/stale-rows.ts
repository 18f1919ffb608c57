// Finds bars that repeat the one before in every number, and takes them out where the policy says so.
import type { BarColumns } from '../price-checks.ts';
import type { RowTally } from '../row-tally.ts';

/** Without a volume, flat bars repeat in quiet markets: fewer in a row than these are no sign of a feed that hangs. */
const FLAT_RUN_MIN = 5;

/** Bars of one run, by place in order of time; the first is the bar that the others repeat. */
export interface StaleRun {
  readonly first: number;
  readonly last: number;
}

/** Runs of places whose every number is that of the place before, also over a night. */
export function staleRuns(bars: BarColumns, places: Int32Array): readonly StaleRun[] {
  const runs: StaleRun[] = [];
  for (let first = 0; first < places.length;) {
    let last = first;
    while (last + 1 < places.length && isRepeat(bars, places, last + 1)) last += 1;
    const row = places[first] as number;
    const isFlat = bars.high[row] === bars.low[row] && !((bars.volume?.[row] ?? 0) > 0);
    if (last - first >= (isFlat ? FLAT_RUN_MIN : 1)) runs.push({ first, last });
    first = last + 1;
  }
  return runs;
}

/** Quarantines every repeat where the policy has stale runs quarantined. */
export function quarantineStaleRows(bars: BarColumns, ordered: Int32Array, tally: RowTally): void {
  if (!tally.does('quarantine', 'stale-run')) return;
  const rows = ordered.filter((row) => tally.isCandidate(row));
  for (const { first, last } of staleRuns(bars, rows)) {
    for (let place = first + 1; place <= last; place += 1)
      tally.quarantine(rows[place] as number, 'stale-run');
  }
}

function isRepeat(bars: BarColumns, places: Int32Array, place: number): boolean {
  const [before, row] = [places[place - 1] as number, places[place] as number];
  const { open, high, low, close, volume } = bars;
  return [open, high, low, close, volume].every(
    (column) => column === undefined || column[row] === column[before],
  );
}
