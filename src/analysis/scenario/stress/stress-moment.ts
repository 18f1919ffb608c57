// Stresses all that was held at one session's close: a grid of spot, volatility and time, and each shock of the past.
import { type HistoricalShock, invariant } from '../../../core/domain/index.ts';
import type { SessionClosedRecord } from '../../../core/ledger/index.ts';
import { shockDays, shockedVix, spotChangeOf } from './shocked-market.ts';
import { createStress } from './pricing/stressed-pnl.ts';
import type { MarketShock, StressPosition } from './pricing/stress-position.ts';
import type { GridCell, StressGrid, StressMoment } from './stress-section.ts';

/** Decimals; the steps are narrow where a condor's short strikes are. */
const SPOT_CHANGES = [-0.2, -0.15, -0.1, -0.07, -0.05, -0.03, 0, 0.03, 0.05, 0.1] as const;
/** Of the level of VIX; the highest is about that of 2018-02-05. */
const VIX_RATIOS = [0.75, 1, 1.5, 2.25] as const;
/** Calendar days; a position that expires before them is at its settlement. */
const DAYS = [0, 7, 21] as const;

/** A session's positions and what the ledger says of its account. */
export interface HeldMoment {
  readonly kinds: StressMoment['kinds'];
  readonly session: SessionClosedRecord;
  readonly positions: readonly (StressPosition | undefined)[];
}

/** `undefined` where none of the positions can be repriced. */
export function stressMoment(
  { kinds, session, positions }: HeldMoment,
  shocks: readonly HistoricalShock[],
): StressMoment | undefined {
  const priced = positions.filter((position) => position !== undefined);
  const [first] = priced;
  if (first === undefined) return undefined;
  const stresses = priced.map((position) => ({ position, ...createStress(position) }));
  const worstDollars = stresses.reduce((sum, stress) => sum + stress.worstDollars, 0);
  const equityDollars = session.equityCents / 100;
  const pnlOf = (shockOf: (position: StressPosition) => MarketShock): number =>
    stresses.reduce((sum, { position, pnlOf: pnl }) => sum + pnl(shockOf(position)), 0);
  return {
    kinds,
    date: session.date,
    positions: priced.length,
    unpriced: positions.length - priced.length,
    spotPoints: session.spotPoints,
    vixPoints: first.vixPoints,
    equityDollars,
    maxLossDollars: priced.reduce((sum, { maxLossDollars }) => sum + maxLossDollars, 0),
    worstDollars: Number.isFinite(worstDollars) ? worstDollars : null,
    grid: stressGrid(pnlOf, equityDollars),
    shocks: shocks.map((shock) => {
      const pnlDollars = pnlOf(({ vixPoints }) => marketShock(shock, vixPoints));
      return { id: shock.id, pnlDollars, shareOfEquity: shareOf(pnlDollars, equityDollars) };
    }),
  };
}

/** The shock as it strikes a market with a level of VIX. */
export function marketShock(shock: HistoricalShock, vixPoints: number): MarketShock {
  return {
    spotChange: spotChangeOf(shock),
    vixPoints: shockedVix(vixPoints, shock),
    days: shockDays(shock),
  };
}

function stressGrid(
  pnlOf: (shockOf: (position: StressPosition) => MarketShock) => number,
  equityDollars: number,
): StressGrid {
  let worst: GridCell | undefined;
  const pnlDollars = DAYS.map((days) =>
    VIX_RATIOS.map((vixRatio) =>
      SPOT_CHANGES.map((spotChange) => {
        const pnl = pnlOf(({ vixPoints }) => ({ spotChange, vixPoints: vixPoints * vixRatio, days }));
        if (worst === undefined || pnl < worst.pnlDollars) {
          worst = { spotChange, vixRatio, days, pnlDollars: pnl, shareOfEquity: shareOf(pnl, equityDollars) };
        }
        return pnl;
      }),
    ),
  );
  invariant(worst !== undefined, 'a grid has cells');
  return { days: DAYS, vixRatios: VIX_RATIOS, spotChanges: SPOT_CHANGES, pnlDollars, worst };
}

/** `null` where there is nothing to be a share of. */
export function shareOf(dollars: number, ofDollars: number): number | null {
  return ofDollars > 0 ? dollars / ofDollars : null;
}
