// A number for each state, equal for equal states: exploring keeps numbers in place of texts.
import { factName, isIrrelevant, isSharedFact } from './canonical-text.ts';

/** Two running sums, each of 32 bits. */
let high = 0;
let low = 0;
const numbers = new Map<string, number>();
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/**
 * The fingerprint of what `canonicalText` writes: a whole number below 2 ** 53. Two of n states that differ have the same one
 * with a chance of about n * n / 2 ** 54, which for 100,000 of them is one in two million.
 */
export function fingerprint(value: unknown): number {
  high = 0x1234_5678;
  low = 0x3ade_68b1;
  feed(value);
  return (high >>> 0) * 0x20_0000 + (low >>> 11);
}

function feed(value: unknown): void {
  if (typeof value === 'number') feedNumber(value);
  else if (typeof value === 'string') mix(numberOf(value));
  else if (typeof value !== 'object' || value === null) mix(numberOf(`(${String(value)})`));
  else if (Array.isArray(value)) {
    mix(value.length);
    for (const item of value) feed(item);
  } else if (value instanceof Map || value instanceof Set) feedBag(value);
  else feedMembers(value);
}

function feedMembers(value: object): void {
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item === undefined || isIrrelevant(key)) continue;
    mix(numberOf(key));
    if (isSharedFact(key, item)) mix(numberOf(factName(key, item as object)));
    else feed(item);
  }
  mix(-1);
}

/** The order of a bag says nothing: what its items come to is added up. */
function feedBag(bag: Iterable<unknown>): void {
  const [highBefore, lowBefore] = [high, low];
  let [highSum, lowSum, size] = [0, 0, 0];
  for (const item of bag) {
    high = 0x5bd1_e995;
    low = 0x1b87_3593;
    feed(item);
    highSum = (highSum + high) | 0;
    lowSum = (lowSum + low) | 0;
    size += 1;
  }
  high = highBefore;
  low = lowBefore;
  mix(size);
  mix(highSum);
  mix(lowSum);
}

function feedNumber(value: number): void {
  if ((value | 0) === value) {
    mix(value);
    return;
  }
  double[0] = value;
  mix(words[0] ?? 0);
  mix(words[1] ?? 0);
}

/** Source: Appleby (2011), MurmurHash3, the mixing of a 32-bit word, with other constants for each sum. */
function mix(word: number): void {
  let a = Math.imul(word, 0xcc9e_2d51);
  a = (a << 15) | (a >>> 17);
  high ^= Math.imul(a, 0x1b87_3593);
  high = (Math.imul((high << 13) | (high >>> 19), 5) + 0xe654_6b64) | 0;
  let b = Math.imul(word ^ high, 0x85eb_ca6b);
  b = (b << 13) | (b >>> 19);
  low ^= Math.imul(b, 0xc2b2_ae35);
  low = (Math.imul((low << 16) | (low >>> 16), 5) + 0x561c_cd1b) | 0;
}

/** Every text by a number of its own. */
function numberOf(text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    number = numbers.size + 0x1000_0000;
    numbers.set(text, number);
  }
  return number;
}
