// Suggests the name a person probably meant.

/** No name is nearly as long, and comparing takes as much longer. */
const GIVEN_MAX = 100;

/** ` (did you mean "…"?)` with the nearest of `names`, or nothing where none is near. */
export function nearestName(given: string, names: readonly string[]): string {
  if (given.length > GIVEN_MAX) return '';
  const asked = given.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of names) {
    // A bare key is compared with the last part of a dotted one: `dteMax` is meant as `selection.dteMax`.
    const tail = name.slice(name.lastIndexOf('.') + 1);
    const distance = Math.min(
      distanceWithin(asked, name.toLowerCase()),
      distanceWithin(asked, tail.toLowerCase()),
    );
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best === undefined ? '' : ` (did you mean "${best}"?)`;
}

const PREFIX_LENGTH_MIN = 3;

/** The edit distance where at most half of the longer name differs; less for a name that begins with `given`. */
function distanceWithin(given: string, name: string): number {
  const distance = editDistance(given, name);
  if (given.length >= PREFIX_LENGTH_MIN && name.startsWith(given)) return distance / name.length;
  return distance <= Math.max(given.length, name.length) / 2 ? distance : Number.POSITIVE_INFINITY;
}

/** Levenshtein's distance. Source: Wagner and Fischer (1974). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
