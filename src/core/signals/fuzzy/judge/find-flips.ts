// Searches along each reading alone for the nearest value at which a verdict would turn.
import type { Flip } from '../../../domain/index.ts';
import type { FuzzyModel, ModelInput } from './fuzzy-model.ts';

/** Equal parts into which an input's range is cut, beside its corners: what turns and turns back within one is not found. */
const PARTS = 64;
/** Halvings of the part in which something turns: to 1e-9 of the range. */
const HALVINGS = 24;

/** What is decided at the values, in one word. */
export type DecisionWord = (values: Float64Array) => string;

/**
 * For each input the value nearest to its own at which `wordOf` is another word, all other inputs as they are; none where no
 * value in its range does that. `to` is on the far side: the word there is `becomes`. At most 2 x (64 + corners) + 48
 * evaluations an input.
 */
export function findFlips(
  inputs: FuzzyModel['inputs'],
  values: Float64Array,
  wordOf: DecisionWord,
): readonly Flip[] {
  const tried = Float64Array.from(values);
  const word = wordOf(tried);
  return inputs.flatMap((input, index) => {
    const from = values[index] ?? 0;
    const wordAt = (value: number): string => {
      tried[index] = value;
      return wordOf(tried);
    };
    const found = [-1, 1]
      .map((side) => turnOn(side, { input, from, word }, wordAt))
      .filter((turn) => turn !== undefined)
      .toSorted((first, second) => Math.abs(first - from) - Math.abs(second - from));
    const [to] = found;
    const flips = to === undefined ? [] : [{ input: input.name, from, to, becomes: wordAt(to) }];
    tried[index] = from;
    return flips;
  });
}

/** The first value on one side of `from` at which the word is another. */
function turnOn(
  side: number,
  { input, from, word }: { readonly input: ModelInput; readonly from: number; readonly word: string },
  wordAt: (value: number) => string,
): number | undefined {
  let near = from;
  for (const place of placesOn(side, input, from)) {
    if (wordAt(place) === word) {
      near = place;
      continue;
    }
    let far = place;
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (near + far) / 2;
      if (wordAt(middle) === word) near = middle;
      else far = middle;
    }
    return far;
  }
  return undefined;
}

/** Corners and ends of parts on one side of `from`, the nearest first. */
function placesOn(
  side: number,
  { range: [low, high], corners }: ModelInput,
  from: number,
): readonly number[] {
  const ends = Array.from({ length: PARTS + 1 }, (_, part) => low + ((high - low) * part) / PARTS);
  return [...ends, ...corners.filter((corner) => corner > low && corner < high)]
    .filter((place) => (place - from) * side > 0)
    .toSorted((first, second) => (first - second) * side);
}
