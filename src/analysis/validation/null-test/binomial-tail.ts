// How likely so many successes are: whether a count is more than chance does.

/** Chance of `count` or more successes in `of` independent trials of chance `probability`, which lies between 0 and 1. */
export function binomialUpperTail(count: number, of: number, probability: number): number {
  let sum = 0;
  for (let successes = count; successes <= of; successes += 1) sum += chanceOf(successes, of, probability);
  return Math.min(1, sum);
}

/** Of exactly so many; in logarithms, since the factors of a few hundred trials leave the range of a double. */
function chanceOf(successes: number, of: number, probability: number): number {
  let log = successes * Math.log(probability) + (of - successes) * Math.log1p(-probability);
  for (let place = 1; place <= successes; place += 1) log += Math.log((of - successes + place) / place);
  return Math.exp(log);
}
