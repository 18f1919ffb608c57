// Finds prices that stand far from their neighbours, measured by how far bars around them reach.
import { intradayMinutes } from '../../../domain/index.ts';
import type { JudgedBars } from '../judge-bars.ts';
import type { OddBar } from './odd-bar.ts';

/** Bars on each side whose ranges say what is usual here. */
const NEIGHBOURS = 6;
/** A spike or a jump is this many usual ranges, and no less than this ratio. */
const RANGES_MIN = 5;
const RATIO_MIN = 1.002;
/** Nights move prices more than bars do. */
const NIGHT_RATIO_MIN = 1.06;

/** Bars whose high or low lies far beyond both neighbours of the same session; daily bars have all neighbours. */
export function findSpikes(judged: JudgedBars): readonly OddBar[] {
  const { high, low } = judged.series;
  const spikes: OddBar[] = [];
  for (let bar = 1; bar + 1 < judged.series.length; bar += 1) {
    if (!isJoint(judged, bar) || !isJoint(judged, bar + 1)) continue;
    const up = (high[bar] as number) / Math.max(high[bar - 1] as number, high[bar + 1] as number);
    const down = Math.min(low[bar - 1] as number, low[bar + 1] as number) / (low[bar] as number);
    const size = Math.max(up, down);
    if (size >= RATIO_MIN && Math.log(size) >= RANGES_MIN * usualRange(judged, bar))
      spikes.push({ bar, size });
  }
  return spikes;
}

/** Bars that open far from the close before: within a session by its ranges, over a night by a fixed ratio. */
export function findJumps(judged: JudgedBars): readonly OddBar[] {
  const { open, close } = judged.series;
  const isDaily = intradayMinutes(judged.timeframe) === undefined;
  const jumps: OddBar[] = [];
  for (let bar = 1; bar < judged.series.length; bar += 1) {
    const ratio = (open[bar] as number) / (close[bar - 1] as number);
    const size = Math.max(ratio, 1 / ratio);
    const isNight = isDaily || judged.sessionOf[bar] !== judged.sessionOf[bar - 1];
    const isFar = isNight
      ? size >= NIGHT_RATIO_MIN
      : size >= RATIO_MIN && Math.log(size) >= RANGES_MIN * usualRange(judged, bar);
    if (isFar) jumps.push({ bar, size: ratio });
  }
  return jumps;
}

function isJoint({ sessionOf, timeframe }: JudgedBars, bar: number): boolean {
  return intradayMinutes(timeframe) === undefined || sessionOf[bar] === sessionOf[bar - 1];
}

/** Mean log range of the bars around one, without it. */
function usualRange({ series }: JudgedBars, bar: number): number {
  let sum = 0;
  let count = 0;
  for (let other = bar - NEIGHBOURS; other <= bar + NEIGHBOURS; other += 1) {
    if (other === bar || other < 0 || other >= series.length) continue;
    sum += Math.log((series.high[other] as number) / (series.low[other] as number));
    count += 1;
  }
  return count === 0 ? Infinity : sum / count;
}
