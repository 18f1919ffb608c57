// The terms' curves within one cell of an output's range: straight lines, each cut off at the strength of its term.
import type { MamdaniSystem } from '../system/fuzzy-system.ts';
import type { OutputCells } from './output-cells.ts';

/** The first `count` lines; buffers are used again. */
export interface CellLines {
  count: number;
  /** Degree at the cell's start and end, before it is cut off. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly caps: Float64Array;
}

export function createCellLines(terms: number): CellLines {
  return {
    count: 0,
    first: new Float64Array(terms),
    last: new Float64Array(terms),
    caps: new Float64Array(terms),
  };
}

/** Gathers the lines of a cell that are not flat at 0. */
export function gatherLines(
  lines: CellLines,
  { cells, lefts, rights }: OutputCells,
  cell: number,
  { strengths, implication }: { readonly strengths: Float64Array } & Pick<MamdaniSystem, 'implication'>,
): void {
  lines.count = 0;
  for (let term = 0; term < strengths.length; term += 1) {
    const strength = strengths[term] ?? 0;
    const left = lefts[term * cells + cell] ?? 0;
    const right = rights[term * cells + cell] ?? 0;
    if (strength === 0 || (left === 0 && right === 0)) continue;
    const scale = implication === 'prod' ? strength : 1;
    lines.first[lines.count] = left * scale;
    lines.last[lines.count] = right * scale;
    lines.caps[lines.count] = implication === 'prod' ? 1 : strength;
    lines.count += 1;
  }
}

/** The greatest of the lines at a share of the cell from its start. */
export function joinedDegree({ count, first, last, caps }: CellLines, share: number): number {
  let degree = 0;
  for (let index = 0; index < count; index += 1) {
    const start = first[index] ?? 0;
    const plain = start + ((last[index] ?? 0) - start) * share;
    degree = Math.max(degree, Math.min(plain, caps[index] ?? 0));
  }
  return degree;
}

/**
 * Fills `breaks`, rising, with the shares of the cell at which a line is cut off and, where `withCrossings`, at which one meets
 * another or its cut; gives their number. `breaks` holds terms x (2 x terms + 1).
 */
export function findBreaks(
  { count, first, last, caps }: CellLines,
  breaks: Float64Array,
  withCrossings: boolean,
): number {
  let found = 0;
  const note = (height: number, slope: number): void => {
    const share = -height / slope;
    if (share > 0 && share < 1) breaks[found++] = share;
  };
  for (let index = 0; index < count; index += 1) {
    const start = first[index] ?? 0;
    const slope = (last[index] ?? 0) - start;
    note(start - (caps[index] ?? 0), slope);
    if (!withCrossings) continue;
    for (let other = 0; other < count; other += 1) {
      if (other === index) continue;
      note(start - (caps[other] ?? 0), slope);
      const level = first[other] ?? 0;
      if (other > index) note(start - level, slope - ((last[other] ?? 0) - level));
    }
  }
  if (found > 1) breaks.subarray(0, found).sort();
  return found;
}
