// A recorded smile as the surface rule sees it: what the rule is told of its market, and the volatilities it should give.
import { invariant } from '../../../core/domain/index.ts';
import type { TimedRelease, TradingSession } from '../../../core/market/index.ts';
import {
  completedIndexLevels,
  IndexAnchors,
  IndexCurve,
  maturityScore,
  type RuleMaturity,
  type SurfaceState,
  VarianceClock,
  writeSurfaceState,
} from '../../../core/synthetic/index.ts';
import { type DteBand, dteBandOf } from '../buckets.ts';
import { weekNumberOf } from '../calibration-split.ts';
import { volGoalOf } from '../goals.ts';
import type { SmileSnapshot } from '../recorded-smiles.ts';
import { type DeltaPoint, smileAtDeltas } from '../smile-at-deltas.ts';

/** A volatility the rule should give. */
export interface VolTarget {
  readonly logMoneyness: number;
  readonly vol: number;
}

export interface SurfaceObservation {
  readonly week: number;
  readonly dte: DteBand;
  readonly years: number;
  readonly maturity: RuleMaturity;
  readonly state: SurfaceState;
  /** At 5 to 50 delta; never empty. */
  readonly body: readonly VolTarget[];
  /** Puts at 1 to 4 delta, as far as they are quoted. */
  readonly wing: readonly VolTarget[];
  /** Weights of a maturity band sum to 1; in it every layout of files counts as the root of its number of smiles. */
  readonly weight: number;
  /** The error that the smile's band is held to, a decimal of volatility. */
  readonly scale: number;
}

/** Put deltas below those that smiles are compared at. */
const WING_DELTAS = [0.01, 0.015, 0.02, 0.03, 0.04] as const;

/**
 * The observations of snapshots. Two sources are left out: XSP, whose recorded chains are those of SPX in the same
 * minutes, and Yahoo files whose rows their publisher had chosen, so that they hold no pair to take the forward from.
 * `sessions` are all of a calendar.
 */
export function surfaceObservations(
  snapshots: readonly SmileSnapshot[],
  {
    sessions,
    releases,
  }: { readonly sessions: readonly TradingSession[]; readonly releases: readonly TimedRelease[] },
): readonly SurfaceObservation[] {
  const clock = new VarianceClock(sessions, releases);
  const anchors = new IndexAnchors(sessions, clock);
  const used = snapshots.filter(
    ({ recorded }) => recorded.underlying !== 'XSP' && recorded.layout !== 'yahoo-filtered',
  );
  const unweighted = used.flatMap((snapshot) => observationsOf(snapshot, clock, anchors));
  return weighted(unweighted);
}

type Unweighted = Omit<SurfaceObservation, 'weight'> & { readonly layout: string };

function observationsOf(
  { recorded, session, levels: given, smiles }: SmileSnapshot,
  clock: VarianceClock,
  anchors: IndexAnchors,
): readonly Unweighted[] {
  const levels = completedIndexLevels(given);
  const elapsed = clock.elapsedInSession(session.index, recorded.atMs);
  anchors.enterSession(session.openMs);
  anchors.moveTo(recorded.atMs, elapsed);
  const curve = new IndexCurve();
  curve.fit(anchors.tradingDays, Float64Array.of(levels.vix9d, levels.vix, levels.vix3m, levels.vix6m));
  const state = { level: 0, inversion: 0 };
  writeSurfaceState(state, levels.vix, levels.vix6m);
  return smiles.flatMap((smile) => {
    const target = ({ strike, vol }: DeltaPoint): VolTarget => ({
      logMoneyness: Math.log(strike / smile.forward),
      vol,
    });
    const body = smileAtDeltas(smile).map(target);
    if (body.length === 0) return [];
    const tradingDays = clock.elapsedAt(smile.expiry.settlesAtMs) - elapsed;
    const dte = dteBandOf(smile.dte);
    return [
      {
        layout: recorded.layout,
        week: weekNumberOf(recorded.date),
        dte,
        years: smile.years,
        maturity: {
          score: maturityScore(smile.years),
          tradingDays,
          indexVariance: curve.totalVariance(tradingDays),
        },
        state,
        body,
        wing: smileAtDeltas(smile, WING_DELTAS)
          .filter(({ right }) => right === 'put')
          .map(target),
        scale: goalOf(dte),
      },
    ];
  });
}

function goalOf(dte: DteBand): number {
  const points = volGoalOf({ dte, delta: 'all', vix: 'all' });
  invariant(points !== undefined, 'every band of maturities has a goal');
  return points / 100;
}

function weighted(observations: readonly Unweighted[]): readonly SurfaceObservation[] {
  const counts = new Map<string, number>();
  for (const each of observations) counts.set(cellOf(each), (counts.get(cellOf(each)) ?? 0) + 1);
  const sums = new Map<DteBand, number>();
  const raw = (each: Unweighted): number => 1 / Math.sqrt(counts.get(cellOf(each)) as number);
  for (const each of observations) sums.set(each.dte, (sums.get(each.dte) ?? 0) + raw(each));
  return observations.map((each) => ({ ...each, weight: raw(each) / (sums.get(each.dte) as number) }));
}

function cellOf({ dte, layout }: Unweighted): string {
  return `${dte} ${layout}`;
}
