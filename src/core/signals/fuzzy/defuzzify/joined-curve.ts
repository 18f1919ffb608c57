// Draws the set that the fired rules leave on an output: each term cut off or scaled at its strength, joined by the maximum.
import type { MamdaniSystem } from '../system/fuzzy-system.ts';
import { createCellLines, findBreaks, gatherLines, joinedDegree } from './cell-lines.ts';
import type { OutputCells } from './output-cells.ts';
import { appendPoint, type Polyline } from './polyline.ts';

/** Fills `line` with the curve for the strengths of the terms. */
export type JoinedCurve = (strengths: Float64Array, line: Polyline) => void;

/** The drawer of one output, with buffers of its own. */
export function createJoinedCurve(
  cells: OutputCells,
  terms: number,
  implication: MamdaniSystem['implication'],
): JoinedCurve {
  const lines = createCellLines(terms);
  const breaks = new Float64Array(terms * (2 * terms + 1));
  return (strengths, line) => {
    const fired = { strengths, implication };
    line.count = 0;
    for (let cell = 0; cell < cells.cells; cell += 1) {
      gatherLines(lines, cells, cell, fired);
      const left = cells.nodes[cell] ?? 0;
      const width = (cells.nodes[cell + 1] ?? 0) - left;
      appendPoint(line, left, joinedDegree(lines, 0));
      const count = findBreaks(lines, breaks, cells.isExact);
      for (let index = 0; index < count; index += 1) {
        const share = breaks[index] ?? 0;
        appendPoint(line, left + share * width, joinedDegree(lines, share));
      }
      appendPoint(line, left + width, joinedDegree(lines, 1));
    }
  };
}
