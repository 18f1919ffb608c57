// The shapes of fuzzy sets: their names, the order and meaning of their parameters, and which have corners only.

export const SHAPE_KINDS = [
  'triangle',
  'trapezoid',
  'left-shoulder',
  'right-shoulder',
  'gaussian',
  'bell',
  'sigmoid',
  'z',
  's',
  'pi',
] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** A shape with its parameters in the order of `SHAPE_PARAMETERS`. */
export interface Shape {
  readonly kind: ShapeKind;
  readonly params: readonly number[];
}

/**
 * The parameters of each shape by name, in their order.
 * Source: MathWorks (2024), Fuzzy Logic Toolbox: trimf, trapmf, linzmf, linsmf, gaussmf, gbellmf, sigmf, zmf, smf, pimf.
 */
export const SHAPE_PARAMETERS: Readonly<Record<ShapeKind, readonly string[]>> = {
  triangle: ['left foot', 'peak', 'right foot'],
  trapezoid: ['left foot', 'left shoulder', 'right shoulder', 'right foot'],
  'left-shoulder': ['shoulder', 'foot'],
  'right-shoulder': ['foot', 'shoulder'],
  gaussian: ['standard deviation', 'centre'],
  bell: ['half width', 'slope', 'centre'],
  sigmoid: ['slope', 'centre'],
  z: ['shoulder', 'foot'],
  s: ['foot', 'shoulder'],
  pi: ['left foot', 'left shoulder', 'right shoulder', 'right foot'],
};

/** The shapes made of straight lines. */
const STRAIGHT: ReadonlySet<ShapeKind> = new Set([
  'triangle',
  'trapezoid',
  'left-shoulder',
  'right-shoulder',
]);

export function isStraight({ kind }: Shape): boolean {
  return STRAIGHT.has(kind);
}
