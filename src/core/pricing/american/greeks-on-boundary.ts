// Price and Greeks of American options on a solved exercise boundary.
import { bsmGreeks } from '../black-greeks.ts';
import { type AmericanValue, exercisedValue } from './american-value.ts';
import { boundaryEquation, type UnitPut } from './collocation/boundary-equation.ts';
import { logBoundaryAt, premiumAt, premiumSlopesAt } from './collocation/premium-integral.ts';
import { solveBoundary, spaceOf } from './collocation/solve-boundary.ts';
import { solveLinear } from './collocation/solve-linear.ts';
import type { ExerciseBoundary } from './exercise-boundary.ts';

/**
 * Delta and gamma differentiate the premium integral; theta follows from them by the Black-Scholes equation; vega and rho
 * move the boundary by the derivative that its own equation implies and difference the integral. On the exercise side
 * Greeks are those of the intrinsic value. Rho holds spot and yield.
 */
export function greeksOnBoundary(boundary: ExerciseBoundary, spot: number, strike: number): AmericanValue {
  const { right, put } = boundary;
  const isPut = right === 'put';
  const unitSpot = isPut ? spot / strike : strike / spot;
  if (Math.log(unitSpot) <= boundary.logNow) return exercisedValue(right, spot, strike);
  const unit = unitValue(boundary, unitSpot);
  const ratesMoved = sensitivity(boundary, unitSpot, isPut ? 'rate' : 'yield');
  const vegaUnit = sensitivity(boundary, unitSpot, 'vol');
  const scale = isPut ? strike : spot;
  const price = scale * unit.price;
  // A call is spot times a put on strike / spot: the derivatives by spot follow from that.
  const delta = isPut ? unit.delta : unit.price - unitSpot * unit.delta;
  const gamma = isPut ? unit.gamma / strike : (unitSpot * unitSpot * unit.gamma) / spot;
  const rate = isPut ? put.rate : put.yield;
  const carry = isPut ? put.yield : put.rate;
  const growth = rate * price - (rate - carry) * spot * delta;
  // More time is never worth less, and the second derivative is the least certain of them.
  const theta = Math.min(0, growth - 0.5 * put.vol * put.vol * spot * spot * gamma);
  return { price, delta, gamma, vega: scale * vegaUnit, theta, rho: scale * ratesMoved };
}

function unitValue(
  boundary: ExerciseBoundary,
  spot: number,
): { readonly price: number; readonly delta: number; readonly gamma: number } {
  const { put, scheme, nodes } = boundary;
  const rule = scheme.premiumOfGreeks;
  const path = { put, rule, logBoundary: logBoundaryAt(put, rule, nodes) };
  const european = bsmOf(put, spot);
  const slopes = premiumSlopesAt(path, spot);
  return {
    price: Math.max(european.price + Math.max(0, premiumAt(path, spot)), 1 - spot),
    delta: european.delta + slopes.delta,
    gamma: (european.gamma ?? 0) + slopes.gamma,
  };
}

function bsmOf(put: UnitPut, spot: number): ReturnType<typeof bsmGreeks> {
  const { vol, years } = put;
  const forward = spot * Math.exp((put.rate - put.yield) * years);
  const discount = Math.exp(-put.rate * years);
  const terms = { right: 'put', spot, strike: 1, years, rate: put.rate, yield: put.yield } as const;
  return bsmGreeks(terms, { right: 'put', forward, strike: 1, years, vol, discount });
}

const STEP_RATE = 1e-4;
const STEP_RATE_AT_KINK = 1e-3;
const STEP_SHARE = 1e-3;

/** The derivative of the unit put's price by one of its parameters, the European part included. */
function sensitivity(boundary: ExerciseBoundary, spot: number, field: 'rate' | 'yield' | 'vol'): number {
  const { put } = boundary;
  const european = bsmOf(put, spot);
  const exact = field === 'vol' ? european.vega : field === 'rate' ? european.rho : undefined;
  const step = stepOf(put, field);
  // A rate of exactly 0 cannot be lowered: the option would be of another kind.
  const low = { ...put, [field]: put.rate === 0 && field === 'rate' ? 0 : put[field] - step };
  const high = { ...put, [field]: put[field] + step };
  const rule = boundary.scheme.premiumOfGreeks;
  const value = (moved: UnitPut): number => {
    const logBoundary = logBoundaryAt(moved, rule, movedNodes(boundary, moved));
    const premium = premiumAt({ put: moved, rule, logBoundary }, spot);
    return exact === undefined ? premium + bsmOf(moved, spot).price : premium;
  };
  return (exact ?? 0) + (value(high) - value(low)) / (high[field] - low[field]);
}

function stepOf(put: UnitPut, field: 'rate' | 'yield' | 'vol'): number {
  if (field === 'vol') return STEP_SHARE * put.vol;
  // No step may leave the kind of option that the boundary belongs to.
  const room = field === 'rate' ? put.rate : put.rate === 0 ? -put.yield : 0;
  const step = isNearKink(put) ? STEP_RATE_AT_KINK : STEP_RATE;
  return room > 0 ? Math.min(step, 0.25 * room) : step;
}

function isNearKink(put: UnitPut): boolean {
  return Math.abs(put.rate - put.yield) <= 2 * STEP_RATE_AT_KINK;
}

/** The nodes for parameters next to the boundary's own: their equation stays what it is, which its derivatives tell. */
function movedNodes({ scheme, nodes, put }: ExerciseBoundary, moved: UnitPut): Float64Array {
  // Where rate and yield change places the boundary at expiry has a kink, and no derivative would do.
  if (moved.vol === put.vol && isNearKink(put)) return solveBoundary(moved, scheme) ?? nodes;
  const space = spaceOf(scheme);
  boundaryEquation(moved, scheme, nodes, space);
  const change = space.residual.slice();
  boundaryEquation(put, scheme, nodes, space);
  for (let k = 0; k < change.length; k += 1)
    change[k] = (change[k] as number) - (space.residual[k] as number);
  const isSolved = solveLinear(space.jacobian, change) && change.every((value) => Number.isFinite(value));
  // Far below the spot, where that happens, the boundary matters to nothing.
  if (!isSolved) return nodes;
  return nodes.map((node, k) => Math.min(node - (change[k] as number), 0));
}
