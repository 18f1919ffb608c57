// Where a shape's curve has to be cut so that it is straight in between: its corners, or points close enough together.
import { type Shape, isStraight } from './shape.ts';

/** Points laid over the part of a smooth shape in which it bends. */
const POINTS_OF_BEND = 512;
/** Half width of a gaussian's bend in standard deviations; beyond it the degree is below 1e-7. */
const DEVIATIONS = 6;
/** Half width of a sigmoid's bend in units of 1 / slope; beyond it the degree is within 1e-7 of its end. */
const SLOPES = 16;

/**
 * Values between which the curve of `shape` is a straight line, or nearly so. The error of the area under a smooth shape is
 * below 1e-5 of it.
 */
export function shapeNodes(shape: Shape): readonly number[] {
  if (isStraight(shape)) return shape.params;
  const [low, high] = bendOf(shape);
  const width = high - low;
  return Array.from({ length: POINTS_OF_BEND + 1 }, (_, index) => low + (width * index) / POINTS_OF_BEND);
}

function bendOf({ kind, params }: Shape): readonly [number, number] {
  const [a = 0, b = 0, c = 0] = params;
  if (kind === 'gaussian') return [b - DEVIATIONS * a, b + DEVIATIONS * a];
  if (kind === 'sigmoid') return [b - SLOPES / Math.abs(a), b + SLOPES / Math.abs(a)];
  // The steepest flank of a bell is about half width / slope long; its tail is left to the points over the whole range.
  if (kind === 'bell') return [c - 4 * a, c + 4 * a];
  return [a, params.at(-1) ?? a];
}
