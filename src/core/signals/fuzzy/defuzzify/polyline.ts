// A curve of straight pieces in buffers that are used again, as an output's set is drawn before it becomes a number.

/** The first `count` points; two points at one place are a jump. */
export interface Polyline {
  count: number;
  places: Float64Array;
  degrees: Float64Array;
}

const POINTS_AT_FIRST = 64;
/** Degrees this near the greatest count as greatest. */
const ROUNDING = 1e-12;

export function createPolyline(): Polyline {
  return {
    count: 0,
    places: new Float64Array(POINTS_AT_FIRST),
    degrees: new Float64Array(POINTS_AT_FIRST),
  };
}

/** Appends a point; places do not fall. */
export function appendPoint(line: Polyline, place: number, degree: number): void {
  if (line.count === line.places.length) {
    line.places = enlarged(line.places);
    line.degrees = enlarged(line.degrees);
  }
  line.places[line.count] = place;
  line.degrees[line.count] = degree;
  line.count += 1;
}

/** The least degree that counts as the greatest of all points, or `undefined` where every degree is 0. */
export function topDegree({ count, degrees }: Polyline): number | undefined {
  let top = 0;
  for (let index = 0; index < count; index += 1) top = Math.max(top, degrees[index] ?? 0);
  return top > 0 ? top - ROUNDING : undefined;
}

function enlarged(values: Float64Array): Float64Array {
  const twice = new Float64Array(2 * values.length);
  twice.set(values);
  return twice;
}
