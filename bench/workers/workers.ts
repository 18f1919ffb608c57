// The pool of threads: the same backtests on one thread and on two.
import { availableWorkers, runOnWorkers } from '../../src/adapters/jobs/index.ts';
import type { BenchResult } from '../result.ts';
import { job } from './simulated-run-job.ts';

const YEARS = 4;
/** Enough that what each thread compiles for itself matters little. */
const SEEDS = Array.from({ length: 96 }, (_, seed) => seed);

/** Backtests a second on two threads; the ratio is what the second thread brings, compilation and start included. */
export async function workers(): Promise<readonly BenchResult[]> {
  if (availableWorkers() < 2) return [];
  const [one, two] = [await secondsOn(1), await secondsOn(2)];
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

/** Seconds on the clock. */
async function secondsOn(threads: number): Promise<number> {
  const startedMs = performance.now();
  await runOnWorkers(job, { shared: { years: YEARS }, inputs: SEEDS, workers: threads });
  return (performance.now() - startedMs) / 1000;
}
