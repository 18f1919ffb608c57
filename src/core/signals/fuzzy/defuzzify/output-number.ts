// Turns the strengths of an output's terms into its number, on the universe that the system asks for.
import { membershipFunction } from '../membership/membership-function.ts';
import type { LinguisticVariable, MamdaniSystem } from '../system/fuzzy-system.ts';
import { createJoinedCurve } from './joined-curve.ts';
import { lineCentre } from './line-centre.ts';
import { cornerCells, evenPlaces, gridCells } from './output-cells.ts';
import { pointCentre, pointMaximum } from './point-centre.ts';
import { appendPoint, createPolyline } from './polyline.ts';

/** The output's number, or `undefined` where no term has a strength or what fired has no area. */
export type OutputNumber = (strengths: Float64Array) => number | undefined;

export function outputNumber(
  variable: LinguisticVariable,
  { universe, defuzzify, implication }: MamdaniSystem,
): OutputNumber {
  const line = createPolyline();
  if (universe.kind === 'samples') {
    const fill = sampledFill(variable, implication, universe.samples);
    return (strengths) => {
      fill(strengths, line);
      return pointCentre(line, defuzzify);
    };
  }
  const cells = universe.kind === 'step' ? gridCells(variable, universe.step) : cornerCells(variable);
  const draw = createJoinedCurve(cells, variable.terms.length, implication);
  return (strengths) => {
    draw(strengths, line);
    const isAreal = defuzzify === 'centroid' || defuzzify === 'bisector';
    return universe.kind === 'exact' || isAreal
      ? lineCentre(line, defuzzify)
      : pointMaximum(withoutRepeats(line), defuzzify);
  };
}

type Fill = (strengths: Float64Array, line: ReturnType<typeof createPolyline>) => void;

function sampledFill(
  { range, terms }: LinguisticVariable,
  implication: MamdaniSystem['implication'],
  samples: number,
): Fill {
  const places = evenPlaces(range[0], range[1], samples - 1);
  const degrees = terms.map(({ shape }) => Float64Array.from(places, membershipFunction(shape)));
  return (strengths, line) => {
    line.count = 0;
    for (const [index, place] of places.entries()) {
      let joined = 0;
      for (const [term, sampled] of degrees.entries()) {
        const degree = sampled[index] ?? 0;
        const strength = strengths[term] ?? 0;
        joined = Math.max(joined, implication === 'min' ? Math.min(strength, degree) : strength * degree);
      }
      appendPoint(line, place, joined);
    }
  };
}

/** In place: a mean over points counts each place once. */
function withoutRepeats(line: ReturnType<typeof createPolyline>): ReturnType<typeof createPolyline> {
  let kept = 0;
  for (let index = 0; index < line.count; index += 1) {
    if (kept > 0 && line.places[kept - 1] === line.places[index]) continue;
    line.places[kept] = line.places[index] ?? 0;
    line.degrees[kept] = line.degrees[index] ?? 0;
    kept += 1;
  }
  line.count = kept;
  return line;
}
