// Fills arrays with standard normal deviates fast enough for millions of paths, from a named stream of chance.
import { cumulativeNormal } from '../normal-distribution.ts';
import type { Rng } from '../seeded-rng.ts';

const LAYERS = 256;
/** Where the lowest layer's rectangle ends and the tail begins. Source: Marsaglia and Tsang (2000), for 256 layers. */
const TAIL_FROM = 3.6541528853610088;
const TWO_32 = 2 ** 32;
const UNIT_53 = 2 ** -52;
const UNIT_32 = 2 ** -32;

/** Right edges of the layers, the lowest first, and the density's height there without its constant; the top's inner edge is 0. */
const { edges, heights } = layers();

function layers(): { readonly edges: Float64Array; readonly heights: Float64Array } {
  const height = (x: number): number => Math.exp(-0.5 * x * x);
  const tail = Math.sqrt(2 * Math.PI) * cumulativeNormal(-TAIL_FROM);
  const area = TAIL_FROM * height(TAIL_FROM) + tail;
  const right = new Float64Array(LAYERS + 1);
  right[0] = area / height(TAIL_FROM);
  right[1] = TAIL_FROM;
  for (let layer = 2; layer < LAYERS; layer += 1) {
    const before = right[layer - 1] as number;
    right[layer] = Math.sqrt(-2 * Math.log(area / before + height(before)));
  }
  return { edges: right, heights: right.map(height) };
}

/** Fills an array with the next deviates of its stream; nothing is allocated. */
export type NormalFiller = (into: Float64Array) => void;

/**
 * A filler on a stream of its own, which `rng` begins by four draws. The layer, the place in it and the chance to keep a deviate
 * come from different bits. Source: Marsaglia and Tsang (2000), "The Ziggurat Method for Generating Random Variables", Journal of
 * Statistical Software 5(8); Doornik (2005), "An Improved Ziggurat Method to Generate Normal Random Samples", for bits apart;
 * Blackman and Vigna (2021), xoshiro128++, for the bits.
 */
export function normalFiller(rng: Rng): NormalFiller {
  const state = Int32Array.from({ length: 4 }, () => Math.floor(rng.uniform() * TWO_32) | 0);
  if (state.every((word) => word === 0)) state[0] = 1;
  return (into) => {
    fillNormals(state, into);
  };
}

// One loop with the generator written out in it: a call for each word would cost more than the deviate.
function fillNormals(state: Int32Array, into: Float64Array): void {
  let s0 = state[0] as number;
  let s1 = state[1] as number;
  let s2 = state[2] as number;
  let s3 = state[3] as number;
  let first = 0;
  let second = 0;
  const next = (): number => {
    const sum = (s0 + s3) | 0;
    const word = (((sum << 7) | (sum >>> 25)) + s0) | 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return word;
  };
  for (let at = 0; at < into.length;) {
    first = next();
    second = next();
    const layer = first & (LAYERS - 1);
    // 53 bits from -1 to 1, none of which chose the layer.
    const signed = ((first >> 11) * TWO_32 + (second >>> 0)) * UNIT_53;
    const deviate = signed * (edges[layer] as number);
    const inner = edges[layer + 1] as number;
    if (deviate < inner && deviate > -inner) {
      into[at] = deviate;
      at += 1;
    } else if (layer === 0) {
      into[at] = signed < 0 ? -tailDeviate(next) : tailDeviate(next);
      at += 1;
    } else {
      const low = heights[layer + 1] as number;
      const drawn = low + ((next() >>> 0) + 0.5) * UNIT_32 * ((heights[layer] as number) - low);
      if (drawn < Math.exp(-0.5 * deviate * deviate)) {
        into[at] = deviate;
        at += 1;
      }
    }
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/** A deviate beyond the lowest layer. Source: Marsaglia (1964), as in Marsaglia and Tsang (2000). */
function tailDeviate(next: () => number): number {
  for (;;) {
    const beyond = -Math.log(((next() >>> 0) + 0.5) * UNIT_32) / TAIL_FROM;
    const drawn = -Math.log(((next() >>> 0) + 0.5) * UNIT_32);
    if (2 * drawn > beyond * beyond) return TAIL_FROM + beyond;
  }
}
