// Picks the snapshots and expiries whose smiles are drawn, recorded quotes and simulated curve.
import {
  type DteBand,
  dteBandOf,
  type PlacedSmile,
  type SimulatedSmile,
  type SmileSnapshot,
} from '../../analysis/chain-fit/index.ts';
import type { SmileFigure, SmilePanel } from '../../adapters/render/index.ts';

export type { SmileFigure } from '../../adapters/render/index.ts';

const FIGURES_MAX = 8;
/** Quotes further out say little and stretch the axis: standard deviations from the forward. */
const DEVIATIONS_MAX = 3;
const CURVE_STEPS = 48;

/** Collects one figure a picked snapshot, one panel a band of maturities. */
export class SmileFigureGathering {
  readonly #picked: ReadonlyMap<SmileSnapshot, SmilePanel[]>;

  /** Picks the snapshots with the most different maturities, spread over the levels of VIX. */
  constructor(snapshots: readonly SmileSnapshot[]) {
    this.#picked = new Map(pickedFrom(snapshots).map((snapshot) => [snapshot, []]));
  }

  add(placed: PlacedSmile, simulated: SimulatedSmile): void {
    const panels = this.#picked.get(placed.snapshot);
    if (panels === undefined || smileToDraw(placed.snapshot, dteBandOf(placed.smile.dte)) !== placed.smile)
      return;
    panels.push(panelOf(placed, simulated));
  }

  figures(): readonly SmileFigure[] {
    return [...this.#picked].map(([{ recorded, levels, levelSource }, panels]) => ({
      name: `${recorded.underlying.toLowerCase()}-${recorded.date}-${recorded.layout}`,
      title: `${recorded.underlying} ${recorded.date}, ${recorded.timing === 'close' ? 'close' : 'inside the session'}, VIX ${levels.vix.toFixed(1)}${levelSource === 'open-close-line' ? ' (between open and close)' : ''}`,
      panels: panels.toSorted((a, b) => a.dte - b.dte),
    }));
  }
}

function pickedFrom(snapshots: readonly SmileSnapshot[]): readonly SmileSnapshot[] {
  const byVix = snapshots.toSorted((a, b) => a.levels.vix - b.levels.vix);
  const bandsOf = ({ smiles }: SmileSnapshot): number =>
    new Set(smiles.map(({ dte }) => dteBandOf(dte))).size;
  const count = Math.min(FIGURES_MAX, byVix.length);
  const picked: SmileSnapshot[] = [];
  for (let part = 0; part < count; part += 1) {
    const from = Math.floor((part * byVix.length) / count);
    const to = Math.floor(((part + 1) * byVix.length) / count);
    const best = byVix
      .slice(from, to)
      .reduce((chosen, each) => (bandsOf(each) > bandsOf(chosen) ? each : chosen));
    picked.push(best);
  }
  return picked.toSorted((a, b) => a.recorded.atMs - b.recorded.atMs);
}

/** The smile with the most quotes stands for its band. */
function smileToDraw({ smiles }: SmileSnapshot, band: DteBand): unknown {
  return smiles
    .filter(({ dte }) => dteBandOf(dte) === band)
    .toSorted((a, b) => b.points.length - a.points.length)[0];
}

function panelOf({ smile }: PlacedSmile, simulated: SimulatedSmile): SmilePanel {
  const { forward, years, points, dte, expiry } = smile;
  const near = points.filter(
    ({ strike, vol }) => Math.abs(Math.log(strike / forward)) <= DEVIATIONS_MAX * vol * Math.sqrt(years),
  );
  const low = near[0]?.strike ?? forward;
  const high = near.at(-1)?.strike ?? forward;
  return {
    title: `${expiry.root} ${expiry.sessionDate}, ${dte} ${dte === 1 ? 'day' : 'days'}`,
    dte,
    recorded: near.map(({ strike, vol }) => ({ strike, volPercent: 100 * vol })),
    simulated: Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
      const strike = low + (step / CURVE_STEPS) * (high - low);
      return { strike, volPercent: 100 * simulated.volAt(strike) };
    }),
  };
}
