// Turns a curve of straight pieces into one number by its area or its greatest height.
import type { MamdaniDefuzzifier } from '../system/fuzzy-system.ts';
import { type Polyline, topDegree } from './polyline.ts';

/**
 * The number that stands for the set under `line`, or `undefined` where it has no area.
 * Source: Leekwijck and Kerre (1999), Defuzzification: criteria and classification.
 */
export function lineCentre(line: Polyline, method: MamdaniDefuzzifier): number | undefined {
  if (method === 'centroid') return lineCentroid(line);
  return method === 'bisector' ? lineBisector(line) : lineMaximum(line, method);
}

function lineCentroid({ count, places, degrees }: Polyline): number | undefined {
  let area = 0;
  let moment = 0;
  const origin = places[0] ?? 0;
  for (let index = 1; index < count; index += 1) {
    const left = (places[index - 1] ?? 0) - origin;
    const right = (places[index] ?? 0) - origin;
    const first = degrees[index - 1] ?? 0;
    const last = degrees[index] ?? 0;
    area += ((right - left) * (first + last)) / 2;
    moment += ((right - left) * (first * (2 * left + right) + last * (left + 2 * right))) / 6;
  }
  return area > 0 ? origin + moment / area : undefined;
}

function lineBisector({ count, places, degrees }: Polyline): number | undefined {
  const pieces = (index: number): number =>
    (((places[index] ?? 0) - (places[index - 1] ?? 0)) *
      ((degrees[index - 1] ?? 0) + (degrees[index] ?? 0))) /
    2;
  let area = 0;
  for (let index = 1; index < count; index += 1) area += pieces(index);
  if (!(area > 0)) return undefined;
  let wanted = area / 2;
  for (let index = 1; index < count; index += 1) {
    const piece = pieces(index);
    if (piece < wanted) {
      wanted -= piece;
      continue;
    }
    const width = (places[index] ?? 0) - (places[index - 1] ?? 0);
    const first = degrees[index - 1] ?? 0;
    const slope = width > 0 ? ((degrees[index] ?? 0) - first) / width : 0;
    // first x + slope x^2 / 2 = wanted, in the form that stays exact as the slope goes to 0.
    const root = Math.sqrt(Math.max(0, first ** 2 + 2 * slope * wanted));
    const sum = first + root;
    return (places[index - 1] ?? 0) + (sum > 0 ? Math.min(width, (2 * wanted) / sum) : 0);
  }
  return places[count - 1];
}

/** Mean (by length, or of the peaks where none has length), least or greatest place of the greatest degree. */
function lineMaximum(line: Polyline, method: 'mom' | 'som' | 'lom'): number | undefined {
  const { count, places, degrees } = line;
  const top = topDegree(line);
  if (top === undefined) return undefined;
  const isTop = (index: number): boolean => (degrees[index] ?? 0) >= top;
  let first: number | undefined;
  let last = 0;
  let length = 0;
  let moment = 0;
  let peaks = 0;
  let peakSum = 0;
  for (let index = 0; index < count; index += 1) {
    if (!isTop(index)) continue;
    const place = places[index] ?? 0;
    const before = places[index - 1] ?? place;
    first ??= place;
    last = place;
    const isPlateau = index > 0 && isTop(index - 1);
    if (isPlateau) {
      length += place - before;
      moment += ((place - before) * (place + before)) / 2;
    }
    if (!isPlateau || place > before) {
      peaks += 1;
      peakSum += place;
    }
  }
  if (method === 'som') return first;
  if (method === 'lom') return last;
  return length > 0 ? moment / length : peakSum / peaks;
}
