// Picks the snapshots and expiries whose smiles are drawn, recorded quotes and simulated curve.
import {
  type DteBand,
  dteBandOf,
  forEachSimulated,
  type PlacedSmile,
  type SimulatedRules,
  type SimulatedSmile,
  type Smile,
  smileAtDeltas,
  type SmileComparison,
  type SmileSnapshot,
} from '../../analysis/chain-fit/index.ts';
import type { SmileFigure, SmilePanel } from '../../adapters/render/index.ts';
import { easternMinuteOfDay } from '../../core/market/index.ts';
import { timeOfMinutes } from '../config/index.ts';
import { type MissedSlice, missedMost, missedSlice } from './slice-documents.ts';

export type { SmileFigure } from '../../adapters/render/index.ts';

/** Snapshots that are spread over the levels of VIX; those of the largest errors are drawn beside them. */
const SPREAD_MAX = 8;
/** Quotes further out say little and stretch the axis: standard deviations from the forward. */
const DEVIATIONS_MAX = 3;
const CURVE_STEPS = 48;

/**
 * One figure a picked snapshot, one panel a band of maturities: the snapshots with the most different maturities, spread
 * over the levels of VIX with the highest among them, and those of the slice of each band that is missed most.
 */
export function smileFigures(
  comparisons: readonly SmileComparison[],
  rules: SimulatedRules,
): readonly SmileFigure[] {
  const worst = missedMost(comparisons, 1);
  const snapshots = [...new Set(comparisons.map(({ placed }) => placed.snapshot))];
  const picked = [
    ...new Set([...spreadOverVix(snapshots), ...worst.map(({ placed }) => placed.snapshot)]),
  ].toSorted((a, b) => a.recorded.atMs - b.recorded.atMs);
  const missedBySmile = new Map(comparisons.map((each) => [each.placed.smile, missedSlice(each)]));
  const worstSmiles = new Set(worst.map(({ placed }) => placed.smile));
  const panels = new Map<SmileSnapshot, SmilePanel[]>(picked.map((snapshot) => [snapshot, []]));
  forEachSimulated(picked, rules, (placed, simulated) => {
    const { snapshot, smile } = placed;
    if (smileToDraw(snapshot, dteBandOf(smile.dte), worstSmiles) !== smile) return;
    const note = noteOf(smile, missedBySmile.get(smile), worstSmiles.has(smile));
    panels.get(snapshot)?.push(panelOf(placed, simulated, note));
  });
  const names = new Map<string, number>();
  return [...panels].map(([snapshot, drawn]) => ({
    name: nameOf(snapshot, names),
    title: titleOf(snapshot),
    panels: drawn.toSorted((a, b) => a.dte - b.dte),
  }));
}

/** Of each part of the snapshots by VIX the one with the most bands of days, of the last the highest VIX. */
function spreadOverVix(snapshots: readonly SmileSnapshot[]): readonly SmileSnapshot[] {
  const byVix = snapshots.toSorted((a, b) => a.levels.vix - b.levels.vix);
  const bandsOf = ({ smiles }: SmileSnapshot): number =>
    new Set(smiles.map(({ dte }) => dteBandOf(dte))).size;
  const count = Math.min(SPREAD_MAX, byVix.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * byVix.length) / count);
    const to = Math.floor(((part + 1) * byVix.length) / count);
    const better = (chosen: SmileSnapshot, each: SmileSnapshot): SmileSnapshot =>
      part === count - 1 || bandsOf(each) > bandsOf(chosen) ? each : chosen;
    return byVix.slice(from, to).reduce(better);
  });
}

/** The smile that is missed most stands for its band, otherwise the one with the most quotes. */
function smileToDraw({ smiles }: SmileSnapshot, band: DteBand, worst: ReadonlySet<Smile>): Smile | undefined {
  const ofBand = smiles.filter(({ dte }) => dteBandOf(dte) === band);
  return (
    ofBand.find((smile) => worst.has(smile)) ??
    ofBand.toSorted((a, b) => b.points.length - a.points.length)[0]
  );
}

/** Fit for a file; a second snapshot of the same name is numbered. */
function nameOf({ recorded }: SmileSnapshot, names: Map<string, number>): string {
  const time = recorded.timing === 'close' ? '' : `-${timeOf(recorded).replace(':', '')}`;
  const name = `${recorded.underlying.toLowerCase()}-${recorded.date}${time}-${recorded.layout}`;
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name}-${count}`;
}

function titleOf({ recorded, levels, levelSource }: SmileSnapshot): string {
  const time = recorded.timing === 'close' ? 'close' : timeOf(recorded);
  const source = levelSource === 'open-close-line' ? ' (between open and close)' : '';
  return `${recorded.underlying} ${recorded.date}, ${time}, VIX ${levels.vix.toFixed(1)}${source}`;
}

/** New York time, `11:55`. */
function timeOf({ atMs, date }: SmileSnapshot['recorded']): string {
  return timeOfMinutes(Math.floor(easternMinuteOfDay(atMs, date)));
}

function noteOf(smile: Smile, missed: MissedSlice | undefined, isWorst: boolean): string {
  const side = smile.points.every(({ right }) => right === 'put') ? 'puts' : 'calls';
  return [
    ...(missed === undefined ? [] : [`RMSE ${missed.rmseVolPoints.toFixed(2)} points`]),
    ...(isWorst ? ['largest of its days'] : []),
    ...(smile.forwardFrom === 'parity' ? [] : [`${side} only, carried forward`]),
  ].join(', ');
}

function panelOf({ smile }: PlacedSmile, simulated: SimulatedSmile, note: string): SmilePanel {
  const { forward, years, points, dte, expiry } = smile;
  const near = points.filter(
    ({ strike, vol }) => Math.abs(Math.log(strike / forward)) <= DEVIATIONS_MAX * vol * Math.sqrt(years),
  );
  const low = near[0]?.strike ?? forward;
  const high = near.at(-1)?.strike ?? forward;
  const measured = smileAtDeltas(smile).map(({ strike }) => strike);
  return {
    title: `${expiry.root} ${expiry.sessionDate}, ${dte} ${dte === 1 ? 'day' : 'days'}`,
    note,
    dte,
    measured: measured.length === 0 ? undefined : { from: Math.min(...measured), to: Math.max(...measured) },
    recorded: near.map(({ strike, vol }) => ({ strike, volPercent: 100 * vol })),
    simulated: Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
      const strike = low + (step / CURVE_STEPS) * (high - low);
      return { strike, volPercent: 100 * simulated.volAt(strike) };
    }),
  };
}
