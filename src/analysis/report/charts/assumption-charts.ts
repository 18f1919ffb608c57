// Where bars stopped, and the result under other assumptions, as chart data.
import type { DecisionFunnel } from '../../attribution/index.ts';
import type { BandPoint, ChartData } from './chart-data.ts';

/** The gates that stopped a bar; `undefined` for a run without bars. */
export function funnelChart(funnel: DecisionFunnel): ChartData | undefined {
  if (funnel.bars === 0) return undefined;
  let left = funnel.bars;
  const steps = funnel.gates.flatMap(({ gate, stopped }) => {
    left -= stopped;
    return stopped === 0 ? [] : [{ gate, stopped, left }];
  });
  return { kind: 'funnel', bars: funnel.bars, steps };
}

export interface BandFacts {
  readonly setting: 'fill-share' | 'premium';
  readonly points: readonly BandPoint[];
  readonly breakEven: number | undefined;
  readonly current: number | undefined;
}

/** The result at each setting of one assumption. */
export function bandChart(facts: BandFacts): ChartData {
  return { kind: 'band', ...facts };
}
