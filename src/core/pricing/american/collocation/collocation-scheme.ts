// The fixed numbers of the collocation method: where the boundary is held, where it is integrated, and how one gives the other.
import { gaussLegendre } from '../../../numerics/index.ts';

/**
 * Everything that depends on the size alone. The boundary is a function of x = sqrt(time to expiry / years) on [0, 1],
 * known at `nodes` (Chebyshev, from 1 down; the value at x = 0 is known and not among them).
 */
export interface CollocationScheme {
  readonly nodes: Float64Array;
  /** Quadrature over the time passed since a node: sqrt(passed / node's time to expiry), and the weight in that variable. */
  readonly kernelRoots: Float64Array;
  readonly kernelWeights: Float64Array;
  /** Row node * kernelRoots.length + point: the values at `nodes` to the value at that point. */
  readonly kernelInterpolation: Float64Array;
  /** Quadrature of the premium over all time, for prices and, with more points, for Greeks. */
  readonly premium: PremiumRule;
  readonly premiumOfGreeks: PremiumRule;
  /** Newton's method ends where what remains would change the price by about this share of the strike. */
  readonly tolerance: number;
}

export interface PremiumRule {
  /** sqrt(passed / years), and weights in passed / years. */
  readonly roots: Float64Array;
  readonly weights: Float64Array;
  /** Row point * nodes: the values at the nodes to the value at that point. */
  readonly interpolation: Float64Array;
}

export interface SchemeSize {
  readonly nodes: number;
  readonly kernelPoints: number;
  readonly premiumPoints: number;
  readonly greeksPoints: number;
  readonly tolerance: number;
}

/**
 * Both quadratures run in the angle whose sine is the square root of the share of time passed: that takes the square
 * roots out of both ends, the kernel's at time passed 0 and the boundary's at expiry.
 */
export function collocationScheme(size: SchemeSize): CollocationScheme {
  const count = size.nodes;
  const nodes = Float64Array.from({ length: count }, (_, k) => nodeAt(k, count));
  const { angles, weights } = angleRule(size.kernelPoints);
  const kernelInterpolation = new Float64Array(count * angles.length * count);
  nodes.forEach((node, i) => {
    angles.forEach((angle, l) => {
      const row = interpolationRow(count, node * Math.cos(angle));
      kernelInterpolation.set(row, (i * angles.length + l) * count);
    });
  });
  return {
    nodes,
    kernelRoots: angles.map((angle) => Math.sin(angle)),
    kernelWeights: weights.map((weight, l) => weight * Math.cos(angles[l] as number)),
    kernelInterpolation,
    premium: premiumRule(count, size.premiumPoints),
    premiumOfGreeks: premiumRule(count, size.greeksPoints),
    tolerance: size.tolerance,
  };
}

function premiumRule(count: number, points: number): PremiumRule {
  const { angles, weights } = angleRule(points);
  const interpolation = new Float64Array(points * count);
  angles.forEach((angle, p) => interpolation.set(interpolationRow(count, Math.cos(angle)), p * count));
  return {
    roots: angles.map((angle) => Math.sin(angle)),
    weights: weights.map((weight, p) => weight * Math.sin(2 * (angles[p] as number))),
    interpolation,
  };
}

/** Quadrature over [0, pi / 2]. */
function angleRule(points: number): { readonly angles: Float64Array; readonly weights: Float64Array } {
  const { nodes, weights } = gaussLegendre(points);
  return {
    angles: nodes.map((node) => 0.25 * Math.PI * (1 + node)),
    weights: weights.map((weight) => 0.25 * Math.PI * weight),
  };
}

function nodeAt(k: number, count: number): number {
  return 0.5 + 0.5 * Math.cos((k * Math.PI) / count);
}

/**
 * The weights of the values at the nodes, without that at x = 0, which is 0, in the value at `x`.
 * Source: Berrut and Trefethen (2004), Barycentric Lagrange interpolation, eq. 4.2 and 5.4.
 */
function interpolationRow(count: number, x: number): Float64Array {
  const row = new Float64Array(count);
  let sum = 0;
  for (let k = 0; k <= count; k += 1) {
    const distance = x - nodeAt(k, count);
    if (distance === 0) return Float64Array.from(row, (_, at) => (at === k ? 1 : 0));
    const atEnd = k === 0 || k === count ? 0.5 : 1;
    const weight = ((k % 2 === 0 ? 1 : -1) * atEnd) / distance;
    sum += weight;
    if (k < count) row[k] = weight;
  }
  return row.map((weight) => weight / sum);
}
