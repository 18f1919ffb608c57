// The pool of threads: the same backtests on one thread and on two.
import { availableWorkers, runOnWorkers } from '../../src/adapters/jobs/index.ts';
import type { BenchResult } from '../result.ts';
import { job } from './simulated-run-job.ts';

const YEARS = 4;
const SEEDS = Array.from({ length: 16 }, (_, seed) => seed);
const REPETITIONS = 2;

/** Backtests a second on two threads; the ratio is what the second thread brings, compilation and start included. */
export async function workers(): Promise<readonly BenchResult[]> {
  if (availableWorkers() < 2) return [];
  const [one, two] = [await fastest(1), await fastest(2)];
  return [
    {
      name: 'backtests on two threads',
      value: SEEDS.length / two,
      unit: 'runs/second',
      ratios: { 'one thread': one / two },
      detail: { wallSeconds: two },
    },
  ];
}

/** Seconds on the clock of the fastest repetition, which other processes disturbed least. */
async function fastest(threads: number): Promise<number> {
  let seconds = Number.POSITIVE_INFINITY;
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const startedMs = performance.now();
    await runOnWorkers(job, { shared: { years: YEARS }, inputs: SEEDS, workers: threads });
    seconds = Math.min(seconds, (performance.now() - startedMs) / 1000);
  }
  return seconds;
}
