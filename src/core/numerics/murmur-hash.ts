// A 128-bit hash of text, from which the seeded generator draws its first state; for spreading seeds, never for security.

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** Four unsigned 32-bit words. */
export type Words128 = readonly [number, number, number, number];

/**
 * The 128-bit hash of `bytes` (MurmurHash3_x86_128, seed 0), as the four words h1 to h4.
 * Source: Appleby (2011), MurmurHash3, 128-bit variant for 32-bit machines.
 */
export function murmurHash128(bytes: Uint8Array): Words128 {
  const { length } = bytes;
  const blockEnd = length - (length % 16);
  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  for (let at = 0; at < blockEnd; at += 16) {
    h1 ^= mixLane(wordAt(bytes, at), C1, 15, C2);
    h1 = (Math.imul((rotateLeft(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= mixLane(wordAt(bytes, at + 4), C2, 16, C3);
    h2 = (Math.imul((rotateLeft(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= mixLane(wordAt(bytes, at + 8), C3, 17, C4);
    h3 = (Math.imul((rotateLeft(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= mixLane(wordAt(bytes, at + 12), C4, 18, C1);
    h4 = (Math.imul((rotateLeft(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  // Bytes past the end read as zero, and a zero lane mixes to zero, so one path serves every tail length.
  h1 ^= mixLane(wordAt(bytes, blockEnd), C1, 15, C2) ^ length;
  h2 ^= mixLane(wordAt(bytes, blockEnd + 4), C2, 16, C3) ^ length;
  h3 ^= mixLane(wordAt(bytes, blockEnd + 8), C3, 17, C4) ^ length;
  h4 ^= mixLane(wordAt(bytes, blockEnd + 12), C4, 18, C1) ^ length;
  return finish(h1, h2, h3, h4);
}

function finish(h1: number, h2: number, h3: number, h4: number): Words128 {
  const sum = (h1 + h2 + h3 + h4) | 0;
  const a = avalanche(sum);
  const b = avalanche((h2 + sum) | 0);
  const c = avalanche((h3 + sum) | 0);
  const d = avalanche((h4 + sum) | 0);
  const total = (a + b + c + d) | 0;
  return [total >>> 0, (b + total) >>> 0, (c + total) >>> 0, (d + total) >>> 0];
}

function mixLane(word: number, before: number, turn: number, after: number): number {
  return Math.imul(rotateLeft(Math.imul(word, before), turn), after);
}

function avalanche(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

function rotateLeft(word: number, turn: number): number {
  return (word << turn) | (word >>> (32 - turn));
}
