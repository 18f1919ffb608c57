// The normal deviates of NumPy's `RandomState(seed)`, so that figures other programs publish for its series can be met.

/**
 * `count` values of `numpy.random.RandomState(seed).standard_normal`: Mersenne Twister by Marsaglia's polar method.
 * Source: Matsumoto and Nishimura (1998), ACM TOMACS 8(1).
 */
export function numpyNormals(seed: number, count: number): number[] {
  const uniform = mersenneTwister(seed);
  const values: number[] = [];
  while (values.length < count) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square >= 1 || square === 0) continue;
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    values.push(factor * y, factor * x);
  }
  return values.slice(0, count);
}

/** Uniform numbers in [0, 1) of 53 bits. */
function mersenneTwister(seed: number): () => number {
  const size = 624;
  const state = new Uint32Array(size);
  state[0] = seed;
  for (let at = 1; at < size; at += 1) {
    const before = state[at - 1] as number;
    state[at] = Math.imul(1812433253, before ^ (before >>> 30)) + at;
  }
  let at = size;
  const refill = (): void => {
    for (let k = 0; k < size; k += 1) {
      const next = state[(k + 1) % size] as number;
      const joined = ((state[k] as number) & 0x80000000) | (next & 0x7fffffff);
      state[k] = (state[(k + 397) % size] as number) ^ (joined >>> 1) ^ (next & 1 ? 0x9908b0df : 0);
    }
    at = 0;
  };
  const word = (): number => {
    if (at === size) refill();
    let y = state[at] as number;
    at += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  return () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) * 2 ** -53;
}
