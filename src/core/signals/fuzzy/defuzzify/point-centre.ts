// Turns points that count alike into one number, as toolboxes do that sample an output's range.
import type { MamdaniDefuzzifier } from '../system/fuzzy-system.ts';
import { type Polyline, topDegree } from './polyline.ts';

/**
 * The number that stands for equally spaced points: sums in place of integrals, the bisector is the first point that brings the
 * sum to half. `undefined` where every degree is 0. Source: MathWorks (2024), Fuzzy Logic Toolbox: defuzz.
 */
export function pointCentre(points: Polyline, method: MamdaniDefuzzifier): number | undefined {
  const { count, places, degrees } = points;
  let sum = 0;
  let moment = 0;
  for (let index = 0; index < count; index += 1) {
    sum += degrees[index] ?? 0;
    moment += (degrees[index] ?? 0) * (places[index] ?? 0);
  }
  if (!(sum > 0)) return undefined;
  if (method === 'centroid') return moment / sum;
  if (method !== 'bisector') return pointMaximum(points, method);
  let running = 0;
  for (let index = 0; index < count; index += 1) {
    running += degrees[index] ?? 0;
    if (running >= sum / 2) return places[index];
  }
  return places[count - 1];
}

/** Mean, least or greatest of the points with the greatest degree, which is above 0. */
export function pointMaximum(points: Polyline, method: 'mom' | 'som' | 'lom'): number | undefined {
  const { count, places, degrees } = points;
  const top = topDegree(points);
  if (top === undefined) return undefined;
  let first: number | undefined;
  let last = 0;
  let sum = 0;
  let tops = 0;
  for (let index = 0; index < count; index += 1) {
    if ((degrees[index] ?? 0) < top) continue;
    const place = places[index] ?? 0;
    first ??= place;
    last = place;
    sum += place;
    tops += 1;
  }
  if (method === 'som') return first;
  return method === 'lom' ? last : sum / tops;
}
