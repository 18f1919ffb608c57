// Draws the set that the fired rules leave on an output: each term cut off or scaled at its strength, joined by the maximum.
import type { MamdaniSystem } from '../system/fuzzy-system.ts';
import type { OutputCells } from './output-cells.ts';
import { appendPoint, type Polyline } from './polyline.ts';

/** Fills `line` with the curve for the strengths of the terms. */
export type JoinedCurve = (strengths: Float64Array, line: Polyline) => void;

/** The drawer of one output, with buffers of its own. */
export function createJoinedCurve(
  { cells, nodes, lefts, rights, isExact }: OutputCells,
  terms: number,
  implication: MamdaniSystem['implication'],
): JoinedCurve {
  // Lines that are not flat at 0 in the cell at hand: their ends, and the strength that cuts them off.
  const first = new Float64Array(terms);
  const last = new Float64Array(terms);
  const caps = new Float64Array(terms);
  const breaks = new Float64Array(terms * (2 * terms + 1));

  const gather = (cell: number, strengths: Float64Array): number => {
    let lines = 0;
    for (let term = 0; term < terms; term += 1) {
      const strength = strengths[term] ?? 0;
      const left = lefts[term * cells + cell] ?? 0;
      const right = rights[term * cells + cell] ?? 0;
      if (strength === 0 || (left === 0 && right === 0)) continue;
      const scale = implication === 'prod' ? strength : 1;
      first[lines] = left * scale;
      last[lines] = right * scale;
      caps[lines] = implication === 'prod' ? 1 : strength;
      lines += 1;
    }
    return lines;
  };
  const degreeAt = (share: number, lines: number): number => {
    let degree = 0;
    for (let index = 0; index < lines; index += 1) {
      const start = first[index] ?? 0;
      const plain = start + ((last[index] ?? 0) - start) * share;
      degree = Math.max(degree, Math.min(plain, caps[index] ?? 0));
    }
    return degree;
  };
  const findBreaks = (lines: number): number => {
    let count = 0;
    const note = (height: number, slope: number): void => {
      const share = -height / slope;
      if (share > 0 && share < 1) breaks[count++] = share;
    };
    for (let index = 0; index < lines; index += 1) {
      const start = first[index] ?? 0;
      const slope = (last[index] ?? 0) - start;
      note(start - (caps[index] ?? 0), slope);
      if (!isExact) continue;
      for (let other = 0; other < lines; other += 1) {
        if (other === index) continue;
        note(start - (caps[other] ?? 0), slope);
        if (other > index) {
          const level = first[other] ?? 0;
          note(start - level, slope - ((last[other] ?? 0) - level));
        }
      }
    }
    return count;
  };
  return (strengths, line) => {
    line.count = 0;
    for (let cell = 0; cell < cells; cell += 1) {
      const lines = gather(cell, strengths);
      const left = nodes[cell] ?? 0;
      const width = (nodes[cell + 1] ?? 0) - left;
      appendPoint(line, left, degreeAt(0, lines));
      const count = findBreaks(lines);
      if (count > 1) breaks.subarray(0, count).sort();
      for (let index = 0; index < count; index += 1) {
        const share = breaks[index] ?? 0;
        appendPoint(line, left + share * width, degreeAt(share, lines));
      }
      appendPoint(line, left + width, degreeAt(1, lines));
    }
  };
}
