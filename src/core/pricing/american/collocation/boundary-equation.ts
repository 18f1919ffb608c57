// The integral equation of the exercise boundary: its residual and Jacobian at the nodes, which Newton's method sets to 0.
import { INVERSE_SQRT_TWO_PI, scaledNormalTail } from '../../../numerics/index.ts';
import type { CollocationScheme } from './collocation-scheme.ts';

/** A put on strike 1 that may pay to be exercised early: rate above 0, or rate 0 and yield below 0. */
export interface UnitPut {
  readonly rate: number;
  readonly yield: number;
  readonly vol: number;
  readonly years: number;
}

/** The exercise boundary just before expiry as a share of the strike. Source: Kim (1990), section 2. */
export function boundaryAtExpiry(put: Pick<UnitPut, 'rate' | 'yield'>): number {
  return put.yield > put.rate ? put.rate / put.yield : 1;
}

/** Where the equation writes, and its scratch; reused from solution to solution. */
export interface EquationSpace {
  readonly residual: Float64Array;
  /** Row by row: residual by unknown. */
  readonly jacobian: Float64Array;
  /** ln(B / X) between the nodes, as `kernelInterpolation`, and the slopes of one row. */
  readonly between: Float64Array;
  readonly slopes: Float64Array;
  readonly slopesPlus: Float64Array;
}

export function equationSpace(scheme: CollocationScheme): EquationSpace {
  const count = scheme.nodes.length;
  const points = scheme.kernelRoots.length;
  return {
    residual: new Float64Array(count),
    jacobian: new Float64Array(count * count),
    between: new Float64Array(count * points),
    slopes: new Float64Array(points),
    slopesPlus: new Float64Array(points),
  };
}

/** Below this many deviations squared, an interpolated square is noise and moves with no node. */
const SQUARE_SHARE_MIN = 1e-4;

/**
 * Residuals y + ln X - ln(N / D) and their derivatives by y, where y = ln(B / X) at the nodes, X is the boundary at expiry
 * and B = exp(-(r - q) tau) N / D is the fixed point equation that follows from the smooth fit of the slope. Between
 * nodes y squared is interpolated. Source: Andersen, Lake and Offengenden (2016), system B of section 3.1 and section 5.
 */
export function boundaryEquation(
  put: UnitPut,
  scheme: CollocationScheme,
  y: Float64Array,
  space: EquationSpace,
): void {
  interpolateBoundary(scheme, y, space.between);
  const logExpiry = Math.log(boundaryAtExpiry(put));
  for (let node = 0; node < y.length; node += 1) {
    const own = equationRow(put, scheme, { node, y: y[node] as number, logExpiry }, space);
    jacobianRow(scheme, node, y, space);
    const at = node * y.length + node;
    space.jacobian[at] = (space.jacobian[at] as number) + own;
  }
}

function interpolateBoundary(scheme: CollocationScheme, y: Float64Array, between: Float64Array): void {
  const { kernelInterpolation } = scheme;
  const count = y.length;
  for (let place = 0; place < between.length; place += 1) {
    let square = 0;
    for (let k = 0; k < count; k += 1) {
      const value = y[k] as number;
      square += (kernelInterpolation[place * count + k] as number) * value * value;
    }
    between[place] = square;
  }
}

interface RowPlace {
  readonly node: number;
  readonly y: number;
  readonly logExpiry: number;
}

/**
 * Writes the residual of one node and, at each quadrature point, the derivative of the residual by the interpolated y there,
 * over that y; returns the derivative by the node's own y where it stands outside the interpolation.
 */
function equationRow(put: UnitPut, scheme: CollocationScheme, place: RowPlace, space: EquationSpace): number {
  const { kernelRoots, kernelWeights } = scheme;
  const { rate, vol } = put;
  const carry = put.yield;
  const { slopes, slopesPlus, between } = space;
  const points = kernelRoots.length;
  const drift = (rate - carry) / vol - 0.5 * vol;
  const rootTau = Math.sqrt(put.years) * (scheme.nodes[place.node] as number);
  const tau = rootTau * rootTau;
  const scale = vol * rootTau;
  const level = place.y + place.logExpiry;
  const endMinus = level / scale + drift * rootTau;
  const endPlus = endMinus + scale;
  const gaussPlus = Math.exp(-carry * tau - 0.5 * endPlus * endPlus);
  const densityPlus = gaussPlus * INVERSE_SQRT_TWO_PI;
  const tail = gaussPlus * scaledNormalTail(Math.abs(endPlus));
  // Numerator and denominator times vol sqrt(tau) exp(-r tau) or exp(-q tau), which keeps both of order 1 near expiry.
  let numerator = Math.exp(-rate * tau - 0.5 * endMinus * endMinus) * INVERSE_SQRT_TWO_PI;
  let denominator = densityPlus + scale * (endPlus < 0 ? tail : Math.exp(-carry * tau) - tail);
  let numeratorSlope = (-endMinus * numerator) / scale;
  let denominatorSlope = densityPlus * (1 - endPlus / scale);
  for (let l = 0; l < points; l += 1) {
    const root = (kernelRoots[l] as number) * rootTau;
    const passed = root * root;
    const squareMin = SQUARE_SHARE_MIN * vol * vol * (tau - passed);
    const square = between[place.node * points + l] as number;
    const yBetween = -Math.sqrt(Math.max(square, squareMin));
    const width = vol * root;
    const minus = (place.y - yBetween) / width + drift * root;
    // The weight of the integral times scale, over width for densities.
    const share = 2 * tau * (kernelWeights[l] as number);
    const partMinus = rate * share * Math.exp(-rate * passed - 0.5 * minus * minus) * INVERSE_SQRT_TWO_PI;
    numerator += partMinus;
    const slopeMinus = (-minus * partMinus) / width;
    numeratorSlope += slopeMinus;
    slopes[l] = slopeMinus;
    between[place.node * points + l] = square > squareMin ? yBetween : Number.NEGATIVE_INFINITY;
    if (carry === 0) continue;
    const plus = minus + width;
    const gauss = Math.exp(-carry * passed - 0.5 * plus * plus);
    const tailPlus = gauss * scaledNormalTail(Math.abs(plus));
    const partPlus = carry * share * gauss * INVERSE_SQRT_TWO_PI;
    denominator +=
      partPlus + carry * share * width * (plus < 0 ? tailPlus : Math.exp(-carry * passed) - tailPlus);
    const slopePlus = partPlus * (1 - plus / width);
    denominatorSlope += slopePlus;
    slopesPlus[l] = slopePlus;
  }
  space.residual[place.node] = level - Math.log(numerator / denominator);
  for (let l = 0; l < points; l += 1) {
    const slope =
      (slopes[l] as number) / numerator - (carry === 0 ? 0 : (slopesPlus[l] as number) / denominator);
    slopes[l] = slope / (between[place.node * points + l] as number);
  }
  return 1 - numeratorSlope / numerator + denominatorSlope / denominator;
}

/** The row of the Jacobian that comes through the interpolation: y(u)^2 = sum of L y_k^2, so dy(u) / dy_k = L y_k / y(u). */
function jacobianRow(scheme: CollocationScheme, node: number, y: Float64Array, space: EquationSpace): void {
  const { kernelInterpolation } = scheme;
  const { jacobian, slopes } = space;
  const count = y.length;
  const points = slopes.length;
  jacobian.fill(0, node * count, (node + 1) * count);
  for (let l = 0; l < points; l += 1) {
    const slope = slopes[l] as number;
    const at = (node * points + l) * count;
    for (let k = 0; k < count; k += 1)
      jacobian[node * count + k] =
        (jacobian[node * count + k] as number) + slope * (kernelInterpolation[at + k] as number);
  }
  for (let k = 0; k < count; k += 1)
    jacobian[node * count + k] = (jacobian[node * count + k] as number) * (y[k] as number);
}
