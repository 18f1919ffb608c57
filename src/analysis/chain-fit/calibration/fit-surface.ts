// Fits the surface rule's coefficients to recorded smiles, with their errors and the error on weeks left out of the fit.
import { levenbergMarquardt } from '../../../core/numerics/index.ts';
import {
  SURFACE_TERMS,
  type SurfaceTerms,
  WingedSmile,
  writeRuleSmile,
} from '../../../core/synthetic/index.ts';
import { DTE_BANDS, type DteBand } from '../buckets.ts';
import type { SurfaceObservation, VolTarget } from './surface-observation.ts';

export interface SurfaceFit {
  readonly terms: SurfaceTerms;
  /** Jackknife standard errors. */
  readonly errors: SurfaceTerms;
  /** Root mean square error at 5 to 50 delta by band, volatility points, each smile from a fit without its weeks. */
  readonly leftOutPoints: Readonly<Record<DteBand, number>>;
}

/** Errors are squared up to about twice the goal of their band and count in proportion beyond. */
const OUTLIER = 2;
/** Deep puts are asked to be right to this many times the goal of their band. */
const WING_SCALE = 2.5;
const GROUPS = 16;
const SEARCH = { toleranceRelative: 1e-4, iterationsMax: 40 };

/** Expects observations of many weeks in every band. */
export function fitSurface(observations: readonly SurfaceObservation[]): SurfaceFit {
  const all = fitTo(observations, vectorOf(SURFACE_TERMS));
  const groupOf = groupsByWeek(observations);
  const withoutGroup = Array.from({ length: GROUPS }, (_, group) =>
    fitTo(
      observations.filter(({ week }) => groupOf.get(week) !== group),
      all,
    ),
  );
  return {
    terms: termsOf(all),
    errors: termsOf(jackknifeErrors(withoutGroup)),
    leftOutPoints: leftOutPoints(observations, ({ week }) =>
      termsOf(withoutGroup[groupOf.get(week) as number] as Float64Array),
    ),
  };
}

/** Root mean square error of a smile at 5 to 50 delta under the rule with `terms`, volatility points. */
export function errorPoints(observation: SurfaceObservation, terms: SurfaceTerms): number {
  const smile = smileOf(observation, terms);
  const squares = observation.body.map((target) => volError(smile, observation, target) ** 2);
  return 100 * Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / squares.length);
}

function fitTo(observations: readonly SurfaceObservation[], start: Float64Array): Float64Array {
  const residualCount = observations.reduce((sum, { body, wing }) => sum + body.length + wing.length, 0);
  const residuals = (parameters: Float64Array, out: Float64Array): void => {
    const terms = termsOf(parameters);
    let at = 0;
    for (const each of observations) {
      const smile = smileOf(each, terms);
      const share = Math.sqrt(each.weight / each.body.length);
      for (const target of each.body) {
        out[at] = share * softened(volError(smile, each, target) / each.scale);
        at += 1;
      }
      for (const target of each.wing) {
        out[at] = share * softened(volError(smile, each, target) / (WING_SCALE * each.scale));
        at += 1;
      }
    }
  };
  return levenbergMarquardt({ residualCount, residuals }, start, SEARCH).parameters;
}

const workspace = new WingedSmile();

function smileOf({ maturity, state }: SurfaceObservation, terms: SurfaceTerms): WingedSmile {
  writeRuleSmile(workspace, maturity, state, terms);
  return workspace;
}

function volError(
  smile: WingedSmile,
  { years }: SurfaceObservation,
  { logMoneyness, vol }: VolTarget,
): number {
  return Math.sqrt(smile.totalVariance(logMoneyness) / years) - vol;
}

/**
 * The residual whose square is the pseudo-Huber loss. Source: Charbonnier, Blanc-Féraud, Aubert and Barlaud (1997),
 * Deterministic edge-preserving regularization in computed imaging.
 */
function softened(error: number): number {
  const ratio = error / OUTLIER;
  return Math.sign(error) * OUTLIER * Math.sqrt(2 * (Math.sqrt(1 + ratio * ratio) - 1));
}

/** Weeks dealt out to the groups in turn, those with most smiles first. */
function groupsByWeek(observations: readonly SurfaceObservation[]): ReadonlyMap<number, number> {
  const smiles = new Map<number, number>();
  for (const { week } of observations) smiles.set(week, (smiles.get(week) ?? 0) + 1);
  const weeks = [...smiles].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Map(weeks.map(([week], rank) => [week, rank % GROUPS]));
}

function jackknifeErrors(fits: readonly Float64Array[]): Float64Array {
  const first = fits[0] as Float64Array;
  return first.map((_, index) => {
    const values = fits.map((fit) => fit[index] as number);
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
    return Math.sqrt(((values.length - 1) / values.length) * spread);
  });
}

function leftOutPoints(
  observations: readonly SurfaceObservation[],
  termsFor: (observation: SurfaceObservation) => SurfaceTerms,
): Readonly<Record<DteBand, number>> {
  const of = (band: DteBand): number => {
    const squares = observations
      .filter(({ dte }) => dte === band)
      .map((each) => errorPoints(each, termsFor(each)) ** 2);
    return Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / squares.length);
  };
  return Object.fromEntries(DTE_BANDS.map((band) => [band, of(band)])) as Record<DteBand, number>;
}

function vectorOf({ level, tilt, curvature, wingSlope }: SurfaceTerms): Float64Array {
  return Float64Array.of(
    level.constant,
    level.perVix,
    level.perLongMaturity,
    level.perVixAndLongMaturity,
    tilt.constant,
    tilt.perMaturity,
    tilt.perInversion,
    curvature.constant,
    curvature.perMaturity,
    curvature.perIndexVol,
    wingSlope,
  );
}

function termsOf(vector: Float64Array): SurfaceTerms {
  const at = (index: number): number => vector[index] as number;
  return {
    level: { constant: at(0), perVix: at(1), perLongMaturity: at(2), perVixAndLongMaturity: at(3) },
    tilt: { constant: at(4), perMaturity: at(5), perInversion: at(6) },
    curvature: { constant: at(7), perMaturity: at(8), perIndexVol: at(9) },
    wingSlope: at(10),
  };
}
