// Suggests the name a person probably meant.

const DISTANCE_MAX = 4;

/** ` (did you mean "…"?)` with the nearest of `names`, or nothing where none is near. */
export function nearestName(given: string, names: readonly string[]): string {
  let best: string | undefined;
  let bestDistance = DISTANCE_MAX + 1;
  for (const name of names) {
    // A bare key is compared with the last part of a dotted one: `dteMax` is meant as `selection.dteMax`.
    const tail = name.slice(name.lastIndexOf('.') + 1);
    const distance = Math.min(editDistance(given, name), editDistance(given, tail));
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best === undefined ? '' : ` (did you mean "${best}"?)`;
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
