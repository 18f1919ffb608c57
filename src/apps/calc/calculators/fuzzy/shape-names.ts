// The spellings under which shapes of fuzzy sets are known, and the shape that one of them means.
import type { ShapeKind } from '../../../../core/signals/index.ts';

/** Beside the shape's own name; blanks, hyphens, underscores and case make no difference. */
export const SHAPE_SPELLINGS: Readonly<Record<ShapeKind, readonly string[]>> = {
  triangle: ['triangular', 'tri', 'trimf'],
  trapezoid: ['trapezoidal', 'trap', 'trapmf'],
  'left-shoulder': ['shoulder-left', 'ramp-down', 'linzmf'],
  'right-shoulder': ['shoulder-right', 'ramp-up', 'linsmf'],
  gaussian: ['gauss', 'gaussmf'],
  bell: ['gbell', 'generalised-bell', 'generalized-bell', 'gbellmf'],
  sigmoid: ['sigmoidal', 'sig', 'sigmf'],
  z: ['z-shape', 'zmf'],
  s: ['s-shape', 'smf'],
  pi: ['pi-shape', 'pimf'],
};

const KINDS: ReadonlyMap<string, ShapeKind> = new Map(
  Object.entries(SHAPE_SPELLINGS).flatMap(([kind, spellings]) =>
    [kind, ...spellings, `${kind}-shaped`].map((word) => [plain(word), kind as ShapeKind] as const),
  ),
);

/** The shape that a word means, or `undefined`. */
export function shapeKindOf(word: string): ShapeKind | undefined {
  return KINDS.get(plain(word));
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, '');
}
