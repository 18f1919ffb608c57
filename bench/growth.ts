// Whether time grows with the number of bars and no faster: the same bars in one run and in shorter runs.
import type { PreparedRun } from '../src/apps/sessions/index.ts';
import { timed } from './measure.ts';
import type { BenchResult } from './result.ts';
import { countingSink, cutRun, preparedRun, runThrough, TEN_YEARS_BARS } from './workload.ts';

const YEAR_BARS = TEN_YEARS_BARS / 10;
const REPETITIONS = 6;

/** Time of 10x and 20x the bars over the mean time of x bars; x runs cover the same bars, which differ by year in trades. */
export function growth(): readonly BenchResult[] {
  // SPX options were listed throughout, so that every year trades.
  const run = preparedRun({ root: 'SPX', cash: 1_000_000 });
  const perYear = secondsOf(windows(run, YEAR_BARS, 20)) / 20;
  const decades = windows(run, TEN_YEARS_BARS, 2);
  const perDecade = secondsOf(decades) / 2;
  const twoDecades = secondsOf([cutRun(run, 2 * TEN_YEARS_BARS)]);
  return [
    ratio('growth, 196,560 over 19,656 bars', perDecade / perYear, 10),
    ratio('growth, 393,120 over 196,560 bars', twoDecades / perDecade, 2),
  ];
}

function windows(run: PreparedRun, bars: number, count: number): readonly PreparedRun[] {
  return Array.from({ length: count }, (_, index) => cutRun(run, bars, index * bars));
}

/** Processor seconds of all of `runs`, one after the other. */
function secondsOf(runs: readonly PreparedRun[]): number {
  return timed(REPETITIONS, () => {
    for (const run of runs) runThrough(run, countingSink());
  }).cpuSeconds;
}

function ratio(name: string, value: number, linear: number): BenchResult {
  return { name, value, unit: `times (linear ${linear})` };
}
