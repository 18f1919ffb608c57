// Gauss-Legendre quadrature of any order, for integrals whose integrand is smooth.

/** Nodes ascending in (-1, 1) and their weights, which sum to 2. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const NEWTON_STEPS = 8;

/**
 * The rule with `count` nodes, exact for polynomials of degree 2 count - 1; nodes and weights to about 1e-15.
 * Source: Abramowitz and Stegun (1964), 25.4.29; the start of Newton's method is 22.16.6.
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    let x = -Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < NEWTON_STEPS; step += 1) {
      const value = legendre(count, x);
      slope = (count * (x * value.last - value.before)) / (x * x - 1);
      x -= value.last / slope;
    }
    nodes[index] = x;
    weights[index] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** The Legendre polynomials of degree `count` and `count` - 1 at x, by their recurrence. */
function legendre(count: number, x: number): { readonly last: number; readonly before: number } {
  let before = 1;
  let last = x;
  for (let degree = 2; degree <= count; degree += 1) {
    [before, last] = [last, ((2 * degree - 1) * x * last - (degree - 1) * before) / degree];
  }
  return { last, before };
}
