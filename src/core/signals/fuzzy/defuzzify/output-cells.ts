// Cuts an output's range into cells in which every term's curve is a straight line, once for all inferences.
import { isStraight } from '../membership/shape.ts';
import { membershipFunction } from '../membership/membership-function.ts';
import { shapeNodes } from '../membership/shape-nodes.ts';
import type { LinguisticVariable } from '../system/fuzzy-system.ts';

/** Cells laid over the range where a term is smooth, beside those over its bend. */
const CELLS_OF_RANGE = 1024;
/** A grid's last point this near the range's end, in steps, is the end. */
const ROUNDING_STEPS = 1e-9;

/** `nodes` has one more than there are cells; degrees of term t at the ends of cell c stand at `t x cells + c`. */
export interface OutputCells {
  readonly cells: number;
  readonly nodes: Float64Array;
  readonly lefts: Float64Array;
  readonly rights: Float64Array;
  /** Whether curves are straight in their cells in truth, so that the points where they meet are worth finding. */
  readonly isExact: boolean;
}

/** Cells between the corners of straight terms, and narrow ones where a term is smooth. */
export function cornerCells({ range, terms }: LinguisticVariable): OutputCells {
  const [low, high] = range;
  const isExact = terms.every(({ shape }) => isStraight(shape));
  const places = new Set([low, high]);
  for (const { shape } of terms) {
    for (const place of shapeNodes(shape)) if (place > low && place < high) places.add(place);
  }
  if (!isExact) for (const place of evenPlaces(low, high, CELLS_OF_RANGE)) places.add(place);
  const drawn = drawnCells(terms, Float64Array.from(places).sort(), (degree, left, right) => {
    const width = right - left;
    // From within the cell, since a curve may jump at its ends.
    const first = degree(left + width / 4);
    const last = degree(left + (3 * width) / 4);
    return [withinDegrees(1.5 * first - 0.5 * last), withinDegrees(1.5 * last - 0.5 * first)];
  });
  return { ...drawn, isExact };
}

/** Cells of one width, the last shorter where the range is no multiple of it; curves are drawn straight between their ends. */
export function gridCells({ range, terms }: LinguisticVariable, step: number): OutputCells {
  const [low, high] = range;
  const steps = Math.floor((high - low) / step + ROUNDING_STEPS);
  const places = Array.from({ length: steps + 1 }, (_, index) => Math.min(high, low + index * step));
  if (high - (places.at(-1) ?? low) > ROUNDING_STEPS * step) places.push(high);
  const drawn = drawnCells(terms, Float64Array.from(places), (degree, left, right) => [
    degree(left),
    degree(right),
  ]);
  return { ...drawn, isExact: false };
}

/** The degrees at a cell's two ends of a term's line in it. */
type EndsOfLine = (
  degree: (place: number) => number,
  left: number,
  right: number,
) => readonly [first: number, last: number];

function drawnCells(
  terms: LinguisticVariable['terms'],
  nodes: Float64Array,
  endsOf: EndsOfLine,
): Omit<OutputCells, 'isExact'> {
  const cells = nodes.length - 1;
  const lefts = new Float64Array(cells * terms.length);
  const rights = new Float64Array(cells * terms.length);
  for (const [index, { shape }] of terms.entries()) {
    const degree = membershipFunction(shape);
    for (let cell = 0; cell < cells; cell += 1) {
      const [first, last] = endsOf(degree, nodes[cell] ?? 0, nodes[cell + 1] ?? 0);
      lefts[index * cells + cell] = first;
      rights[index * cells + cell] = last;
    }
  }
  return { cells, nodes, lefts, rights };
}

/** So many equal parts of a range, by their `count` + 1 ends. */
export function evenPlaces(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, index) => low + ((high - low) * index) / count);
}

function withinDegrees(value: number): number {
  return Math.min(1, Math.max(0, value));
}
