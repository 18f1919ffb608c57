// What the vote of timeframes costs: frames and votes alone over ten years of five-minute bars, and whole runs with it and without.
import { walk } from '../../scripts/consensus-shares/bar-events.ts';
import type { SettingTree } from '../../src/apps/config/index.ts';
import type { PreparedRun } from '../../src/apps/sessions/index.ts';
import { createConsensus, DEFAULT_CONSENSUS, type FrameInput } from '../../src/core/signals/index.ts';
import { allocatedBytes } from '../heap.ts';
import { median, timed } from '../measure.ts';
import type { BenchResult } from '../result.ts';
import { countingSink, cutRun, preparedRun, runThrough, TEN_YEARS_BARS } from '../workload.ts';

const REPETITIONS = 6;
/** Votes at every bar as the defaults do and lets all of them pass, so that the trades stay those without a vote. */
const PASSING = { mode: 'vote', threshold: 0, quorum: 0, disagreementMax: null };

/** Nanoseconds a bar of the vote alone, and runs that vote over one that does not. */
export function consensus(): readonly BenchResult[] {
  const without = cutRun(preparedRun({}), TEN_YEARS_BARS);
  const bars = barsOf(without);
  const seconds = timed(REPETITIONS, () => void voteOver(bars, without)).cpuSeconds;
  const alone = {
    name: 'consensus, frames and vote',
    value: (1e9 * seconds) / TEN_YEARS_BARS,
    unit: 'ns/bar',
  };
  return [
    alone,
    whole('run with a vote that passes', without, { consensus: PASSING }),
    whole('run with the vote', without, { consensus: { mode: 'vote' } }),
    whole('run with the legacy vote', without, { consensus: { mode: 'legacy' } }),
  ];
}

/** Notes every bar and asks for the outcome at each; returns how many let a trade pass. */
function voteOver(bars: readonly FrameInput[], run: PreparedRun): number {
  const vote = createConsensus(DEFAULT_CONSENSUS, run.market.calendar);
  let trades = 0;
  for (const bar of bars) {
    vote.noteBar(bar);
    if (vote.outcome(bar.availableAtMs) === 'trade') trades += 1;
  }
  return trades;
}

/** Time of a run with the setting over that without, turn by turn, so that what else the machine does falls on both. */
function whole(name: string, without: PreparedRun, changes: SettingTree): BenchResult {
  const voting = cutRun(preparedRun(changes), TEN_YEARS_BARS);
  const ratios: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn += 1) {
    const bare = timed(2, () => runThrough(without, countingSink())).cpuSeconds;
    ratios.push(timed(2, () => runThrough(voting, countingSink())).cpuSeconds / bare);
  }
  const sink = countingSink();
  runThrough(voting, sink);
  const bytesPerBar = (run: PreparedRun): number => allocatedBytes(run) / TEN_YEARS_BARS;
  return {
    name,
    value: median(ratios),
    unit: 'times one without',
    detail: {
      trades: sink.counts.get('trade-closed') ?? 0,
      bytesPerBar: bytesPerBar(voting),
      bytesPerBarWithout: bytesPerBar(without),
    },
  };
}

function barsOf(run: PreparedRun): readonly FrameInput[] {
  const bars: FrameInput[] = [];
  walk(run.market.dataset.series, run.market.calendar, (bar) => bars.push(bar));
  return bars;
}
