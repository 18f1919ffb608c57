// All ways of choosing some of several groups, in the order of a dictionary.

/** Every choice of `size` of the numbers 0 to `count` - 1, each rising; the first is 0, 1, 2 … */
export function combinations(count: number, size: number): number[][] {
  const found: number[][] = [];
  const chosen: number[] = [];
  const extend = (from: number): void => {
    if (chosen.length === size) {
      found.push([...chosen]);
      return;
    }
    for (let next = from; next <= count - (size - chosen.length); next += 1) {
      chosen.push(next);
      extend(next + 1);
      chosen.pop();
    }
  };
  extend(0);
  return found;
}

/** How many choices there are. */
export function combinationCount(count: number, size: number): number {
  let product = 1;
  for (let step = 1; step <= size; step += 1) product = (product * (count - size + step)) / step;
  return Math.round(product);
}
