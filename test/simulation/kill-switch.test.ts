// A thousand runs that are stopped at a drawn time: nothing that adds risk is sent until a resume, over restarts too.
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { type TrippedRun, trippedRun } from './tripped-run.ts';

const SEEDS = 1000;
const asked = env['QUANTOR_SIMULATION_SEED'];
const seeds = asked === undefined ? Array.from({ length: SEEDS }, (_, seed) => seed) : [Number(asked)];

describe('a run that is stopped at a drawn time', () => {
  const failures: string[] = [];
  const runs: TrippedRun[] = [];
  for (const seed of seeds) {
    try {
      runs.push(trippedRun(seed));
    } catch (error) {
      failures.push(
        `QUANTOR_SIMULATION_SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  const sum = (part: (run: TrippedRun) => number): number =>
    runs.reduce((total, run) => total + part(run), 0);

  it('sends no opening order until it is resumed, and withdraws those that work in the step of the stop', () => {
    expect(failures).toEqual([]);
  });

  it('opens nothing after a restart either', () => {
    expect(sum(({ restarted }) => restarted.latched)).toBe(0);
  });

  it.runIf(asked === undefined)('would have traded on, and does after a resume', () => {
    expect(runs.filter(({ stops }) => stops > 0)).toHaveLength(SEEDS);
    expect(sum(({ stops }) => stops)).toBeGreaterThanOrEqual(1200);
    expect(sum(({ withdrawn }) => withdrawn)).toBeGreaterThanOrEqual(200);
    expect(sum(({ entriesAfterResume }) => entriesAfterResume)).toBeGreaterThanOrEqual(500);
    expect(sum(({ restarted }) => restarted.unlatched)).toBeGreaterThanOrEqual(150);
  });

  it('is the same run for the same seed', () => {
    expect(trippedRun(seeds[0] ?? 0)).toEqual(trippedRun(seeds[0] ?? 0));
  });
});
