// The project's one source of chance: a seeded generator that splits by name, so every run can be repeated bit for bit.
import { inverseCumulativeNormal } from './inverse-cumulative-normal.ts';
import { murmurHash128, type Words128 } from './murmur-hash.ts';

/** A stream of random numbers. Each method but `fork` advances the stream by a fixed count of 32-bit words. */
export interface Rng {
  /** A float64 in [0, 1) on the grid of 2^-53; two words. */
  uniform(): number;
  /** A standard normal deviate by inversion of one uniform, |z| < 8.3; two words. */
  normal(): number;
  /**
   * An integer in 0 … `bound` - 1, for an integer `bound` from 1 to 2^32; two words, never a rejection, so that
   * streams stay aligned. An outcome's probability departs from 1/bound by at most 2^-53. Throws `RangeError` otherwise.
   */
  integer(bound: number): number;
  /**
   * An independent stream named `name`. It depends on this stream's seed and the name alone, not on what was drawn,
   * so a new consumer shifts no other; the same name gives the same stream again.
   */
  fork(name: string): Rng;
}

/**
 * The generator xoshiro128++ 1.0 (period 2^128 - 1) on the 128-bit hash of the seed's text; `1` and `'1'` are one seed.
 * A fork's seed is the hash of the parent's four seed words and the name.
 * Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47(4).
 */
export function createRng(seed: number | string): Rng {
  return new Xoshiro128PlusPlus(murmurHash128(utf16Bytes(String(seed), [])));
}

/** The bare generator on a given state, for the published reference outputs; `createRng` is the way to a stream. */
export class Xoshiro128PlusPlus implements Rng {
  readonly #seedWords: Words128;
  readonly #state: Int32Array;

  constructor(seedWords: Words128) {
    this.#seedWords = seedWords;
    this.#state = Int32Array.from(seedWords);
    // The all-zero state is the generator's one fixed point.
    if (this.#state.every((word) => word === 0)) this.#state[0] = 1;
  }

  /** The next output, an unsigned 32-bit integer. */
  nextUint32(): number {
    const state = this.#state;
    let s0 = state[0] as number;
    let s1 = state[1] as number;
    let s2 = state[2] as number;
    let s3 = state[3] as number;
    const sum = (s0 + s3) | 0;
    const output = (((sum << 7) | (sum >>> 25)) + s0) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
    return output;
  }

  uniform(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 0x4000000 + low) * 2 ** -53;
  }

  normal(): number {
    const high = this.nextUint32() >>> 6;
    const low = this.nextUint32() >>> 6;
    // 52 bits and a half: never 0 or 1, and symmetric about one half.
    return inverseCumulativeNormal((high * 0x4000000 + low + 0.5) * 2 ** -52);
  }

  integer(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) {
      throw new RangeError(`integer bound: expected an integer from 1 to 2^32, found ${bound}`);
    }
    return Math.floor(this.uniform() * bound);
  }

  fork(name: string): Rng {
    return new Xoshiro128PlusPlus(murmurHash128(utf16Bytes(name, this.#seedWords)));
  }
}

/** `prefix` as little-endian 32-bit words, then the text's UTF-16 code units, little-endian. */
function utf16Bytes(text: string, prefix: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(prefix.length * 4 + text.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of prefix.entries()) view.setUint32(index * 4, word, true);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(prefix.length * 4 + index * 2, text.charCodeAt(index), true);
  }
  return bytes;
}
