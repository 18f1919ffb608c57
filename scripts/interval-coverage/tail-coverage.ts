// How often the intervals of value at risk hold the value at risk of the law itself.
import { historicalRows } from '../../src/analysis/scenario/index.ts';
import { createRng } from '../../src/core/numerics/index.ts';
import type { NoiseLaw } from './noise-series.ts';

export interface TailCoverage {
  readonly level: number;
  /** Shares of samples whose interval holds the truth. */
  readonly valueAtRisk: number;
  readonly conditional: number;
  /** Of the interval by order statistics. */
  readonly byOrder: number;
}

/** True losses of one session at each level, from `draws` values of the law. */
export function trueTails(
  law: NoiseLaw,
  levels: readonly number[],
  draws: number,
): readonly { readonly valueAtRisk: number; readonly conditional: number }[] {
  const ascending = law.draw(createRng(`tail truth ${law.name}`), draws).sort();
  return levels.map((level) => {
    const count = Math.round((1 - level) * draws);
    const sum = ascending.subarray(0, count).reduce((total, value) => total + value, 0);
    return { valueAtRisk: -(ascending[count] as number), conditional: -sum / count };
  });
}

/** Coverage of the historical figures of one session over `samples` samples of `sessions` returns. */
export function tailCoverage(
  law: NoiseLaw,
  { sessions, samples }: { readonly sessions: number; readonly samples: number },
  truths: ReturnType<typeof trueTails>,
): readonly TailCoverage[] {
  const levels = [0.95, 0.99];
  const hits = levels.map(() => ({ valueAtRisk: 0, conditional: 0, byOrder: 0 }));
  for (let sample = 0; sample < samples; sample += 1) {
    const rng = createRng(`tail coverage ${law.name} ${sample}`);
    const rows = historicalRows(law.draw(rng, sessions), rng.fork('draws'));
    for (const [place, truth] of truths.entries()) {
      const row = rows[place];
      const hit = hits[place];
      if (row === undefined || hit === undefined) continue;
      if (isIn(row.valueAtRiskInterval, truth.valueAtRisk)) hit.valueAtRisk += 1;
      if (isIn(row.conditionalInterval, truth.conditional)) hit.conditional += 1;
      if (isIn(row.orderInterval, truth.valueAtRisk)) hit.byOrder += 1;
    }
  }
  return hits.map((hit, place) => ({
    level: levels[place] as number,
    valueAtRisk: hit.valueAtRisk / samples,
    conditional: hit.conditional / samples,
    byOrder: hit.byOrder / samples,
  }));
}

function isIn(interval: { readonly low: number; readonly high: number } | null, value: number): boolean {
  return interval !== null && interval.low <= value && value <= interval.high;
}
