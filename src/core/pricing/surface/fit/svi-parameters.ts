// SVI in the parameters that a fit can move in a box without leaving the valid slices.
import type { SviSlice } from '../svi-slice.ts';

/** Least variance, slope of the left and of the right wing (both above 0), vertex and roundness. */
export type SviBox = readonly [least: number, left: number, right: number, m: number, sigma: number];

/** Lee's bound is 2; what a fit may use stays off it, since on the right it is arbitrage. */
export const WING_MAX = 1.99;
export const WING_MIN = 1e-7;

export function sviOfBox(box: ArrayLike<number>): SviSlice {
  const [least, left, right, m, sigma] = boxOf(box);
  const b = 0.5 * (left + right);
  return { a: least - sigma * Math.sqrt(left * right), b, rho: (right - left) / (right + left), m, sigma };
}

export function boxOfSvi({ a, b, rho, m, sigma }: SviSlice): SviBox {
  const left = b * (1 - rho);
  const right = b * (1 + rho);
  return [a + sigma * Math.sqrt(left * right), left, right, m, sigma];
}

function boxOf(box: ArrayLike<number>): SviBox {
  return [box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0, box[4] ?? 0];
}
