// The two tables of the pricing kernels: roots of two for the exponential, pieces of the normal tail. Every kernel reads them.
import { INVERSE_SQRT_TWO_PI, scaledNormalTail } from '../../numerics/index.ts';

/** 2^(j/32) at [j], each rounded once from 60 digits. */
// prettier-ignore
export const ROOTS_OF_TWO: Readonly<Float64Array> = Float64Array.of(
  1, 1.0218971486541166, 1.0442737824274138, 1.0671404006768237, 1.0905077326652577, 1.1143867425958924,
  1.1387886347566916, 1.1637248587775775, 1.189207115002721, 1.215247359980469, 1.241857812073484,
  1.2690509571917332, 1.2968395546510096, 1.3252366431597413, 1.3542555469368927, 1.383909881963832,
  Math.SQRT2, 1.4451808069770467, 1.4768261459394993, 1.5091644275934228, 1.5422108254079407,
  1.5759808451078865, 1.6104903319492543, 1.645755478153965, 1.681792830507429, 1.718619298122478,
  1.7562521603732995, 1.7947090750031072, 1.8340080864093424, 1.8741676341103, 1.9152065613971474,
  1.9571441241754002,
);

/** 2^-k at [k], for k up to 1022. */
export const POWERS_OF_HALF: Readonly<Float64Array> = Float64Array.from({ length: 1023 }, (_, k) => 2 ** -k);

/** Pieces of equal width in u = 1 - 10/(x + 5) that [0, infinity) is cut into. */
const PIECES = 128;
/** Coefficients of a piece; its row has eight places, so that it is one cache line. */
const TERMS = 6;

function buildTailPieces(): Float64Array {
  const rows = new Float64Array(256 * 8);
  for (let piece = 0; piece < PIECES; piece += 1) rows.set(pieceCoefficients(piece), 8 * piece);
  rows[8 * PIECES] = INVERSE_SQRT_TWO_PI;
  // N(0) is a half to the last bit, so that an option at the money without volatility is worth nothing.
  const [, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0] = rows;
  rows[0] = 2.5 + 0.5 * (c1 - 0.5 * (c2 - 0.5 * (c3 - 0.5 * (c4 - 0.5 * c5))));
  return rows;
}

/** cos(i pi/12) for i from 0 to 6, by square roots, which every machine rounds alike. */
const QUARTER = [1, (6 ** 0.5 + 2 ** 0.5) / 4, 0.75 ** 0.5, 0.5 ** 0.5, 0.5, (6 ** 0.5 - 2 ** 0.5) / 4, 0];

/** cos(i pi/12). */
function cosine(i: number): number {
  const folded = Math.min(i % 24, 24 - (i % 24));
  return folded <= 6 ? (QUARTER[folded] as number) : -(QUARTER[12 - folded] as number);
}

function pieceCoefficients(piece: number): readonly number[] {
  const values = Array.from({ length: TERMS }, (_, k) => {
    const u = (piece + 0.5 + 0.5 * cosine(2 * k + 1)) / (PIECES / 2) - 1;
    const x = 10 / (1 - u) - 5;
    return scaledNormalTail(x) * (x + 5);
  });
  const chebyshev = Array.from({ length: TERMS }, (_, degree) => {
    const sum = values.reduce((total, value, k) => total + value * cosine(degree * (2 * k + 1)), 0);
    return (sum * (degree === 0 ? 1 : 2)) / TERMS;
  });
  return inPowers(chebyshev);
}

/** The sum of coefficient[i] T_i(2 t) in powers of t, T_i being Chebyshev's polynomials. */
function inPowers(chebyshev: readonly number[]): readonly number[] {
  const powers = chebyshev.map(() => 0);
  let before: readonly number[] = [];
  let current: readonly number[] = [1];
  for (const coefficient of chebyshev) {
    current.forEach((value, power) => (powers[power] = (powers[power] ?? 0) + coefficient * value));
    const factor = before.length === 0 ? 2 : 4;
    const next = [0, ...current.map((value) => factor * value)].map((value, i) => value - (before[i] ?? 0));
    before = current;
    current = next;
  }
  return powers;
}

/**
 * The normal tail in pieces: with w = 128 - 640/(x + 5), row j = floor(w) and t = w - j - 1/2, the polynomial in t with the
 * six coefficients at [8 j] gives N(-x) exp(x^2/2) (x + 5) within 2e-15 of itself. Row 128 is the limit; rows up to 255
 * are 0, so that no index of eight bits leaves the table.
 * Each piece is the Chebyshev interpolant of `scaledNormalTail`, which is the one source of the normal distribution here; its
 * next coefficient is 2e-17. A table of pieces takes half of the operations of one polynomial over the whole line.
 */
export const TAIL_PIECES: Readonly<Float64Array> = buildTailPieces();
