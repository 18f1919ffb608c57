// Counts the P&L of many expiries by the cent, so that threads' counts add up exactly and no list of paths is kept or sorted.
import { invariant } from '../../../core/domain/index.ts';
import { normalFiller, type Rng } from '../../../core/numerics/index.ts';
import { type LinearPieces, linearPieces, pnlRange, type TerminalStructure } from './terminal-payoff.ts';

/** The price at expiry is lognormal about the forward: forward x exp(v z - v^2 / 2), v = volatility x root of years. */
export interface LognormalLaw {
  readonly forwardPoints: number;
  /** Decimal a year. */
  readonly volatility: number;
  readonly years: number;
}

/** So many paths, counted from path 0, share one stream of chance; a stretch of paths begins at a multiple of it. */
export const PATHS_OF_TERMINAL_STREAM = 2 ** 16;
/** Deviates drawn at a time: they and the counts stay in the processor's near memory. */
const BATCH = 4096;
/** More bins would leave the near memory; P&L beyond so many cents is counted in steps of a power of two. */
const BINS_MAX = 2 ** 18;
/** Prices above this multiple of the forward are counted as if at it. */
const HIGHEST_OF_FORWARD = 8;

/** Counts of P&L in bins of `binCents`; every field is a whole number. */
export interface TerminalCounts {
  readonly paths: number;
  /** P&L of the first bin, and the width of each, cents. */
  readonly lowCents: number;
  readonly binCents: number;
  readonly counts: Int32Array;
  /** Sum over all paths and number of those above 0, cents exact. */
  readonly sumCents: number;
  readonly gains: number;
}

/** How P&L in cents becomes a bin. */
interface BinRule {
  readonly lowCents: number;
  readonly width: number;
  readonly bins: number;
}

/** Counts paths `from` to `to` - 1; `from` is a multiple of `PATHS_OF_TERMINAL_STREAM`. Other stretches draw the same paths. */
export function terminalCounts(
  structure: TerminalStructure,
  law: LognormalLaw,
  stretch: { readonly from: number; readonly to: number },
  rng: Rng,
): TerminalCounts {
  invariant(law.volatility > 0 && law.years > 0, 'a law has a volatility and a time above 0');
  const rule = binRule(structure, law);
  const pieces = linearPieces(structure);
  const counts = new Int32Array(rule.bins);
  const hits = new Float64Array(pieces.slopes.length);
  const tally = { sumCents: 0, gains: 0 };
  const normals = new Float64Array(BATCH);
  for (let first = stretch.from; first < stretch.to; first += PATHS_OF_TERMINAL_STREAM) {
    const fill = normalFiller(rng.fork(`expiries from ${first}`));
    const end = Math.min(stretch.to, first + PATHS_OF_TERMINAL_STREAM);
    for (let path = first; path < end; path += BATCH) {
      fill(normals);
      const batch = normals.subarray(0, Math.min(BATCH, end - path));
      countBatch(batch, { pieces, law, rule }, { counts, hits, tally });
    }
  }
  for (const [piece, slope] of pieces.slopes.entries()) {
    const paths = hits[piece] as number;
    const cents = Math.round((pieces.levels[piece] as number) * 100);
    if (slope !== 0 || paths === 0) continue;
    const bin = Math.floor((cents - rule.lowCents) / rule.width);
    counts[bin] = (counts[bin] as number) + paths;
    tally.sumCents += cents * paths;
    if (cents > 0) tally.gains += paths;
  }
  const { lowCents, width: binCents } = rule;
  return { paths: stretch.to - stretch.from, lowCents, binCents, counts, ...tally };
}

function binRule(structure: TerminalStructure, { forwardPoints }: LognormalLaw): BinRule {
  const { low, high } = pnlRange(structure, forwardPoints * HIGHEST_OF_FORWARD);
  const lowCents = Math.round(low * 100);
  const spanCents = Math.round(high * 100) - lowCents;
  const width = 2 ** Math.max(0, Math.ceil(Math.log2((spanCents + 1) / BINS_MAX)));
  return { lowCents, width, bins: Math.floor(spanCents / width) + 1 };
}

interface Tallies {
  readonly counts: Int32Array;
  /** Paths on each piece that has no slope, whose P&L is one number. */
  readonly hits: Float64Array;
  readonly tally: { sumCents: number; gains: number };
}

// The inner loop: most paths of a condor end where P&L does not depend on the price, and their price is never computed.
function countBatch(
  normals: Float64Array,
  {
    pieces: { strikes, levels, slopes },
    law: { forwardPoints, volatility, years },
    rule: { lowCents, width },
  }: { readonly pieces: LinearPieces; readonly law: LognormalLaw; readonly rule: BinRule },
  { counts, hits, tally }: Tallies,
): void {
  const deviation = volatility * Math.sqrt(years);
  const logCentre = Math.log(forwardPoints) - 0.5 * deviation * deviation;
  const highest = forwardPoints * HIGHEST_OF_FORWARD;
  const ends = strikes.map((strike) => (Math.log(strike) - logCentre) / deviation);
  const pieceCount = ends.length;
  const perCent = 1 / width;
  let { sumCents, gains } = tally;
  for (let at = 0; at < normals.length; at += 1) {
    const normal = normals[at] as number;
    let piece = 0;
    while (piece < pieceCount && normal > (ends[piece] as number)) piece += 1;
    const slope = slopes[piece] as number;
    if (slope === 0) {
      hits[piece] = (hits[piece] as number) + 1;
      continue;
    }
    const price = Math.min(highest, Math.exp(logCentre + deviation * normal));
    const cents = Math.round(((levels[piece] as number) + slope * price) * 100);
    sumCents += cents;
    if (cents > 0) gains += 1;
    const bin = Math.floor((cents - lowCents) * perCent);
    counts[bin] = (counts[bin] as number) + 1;
  }
  tally.sumCents = sumCents;
  tally.gains = gains;
}

/** The counts of stretches of one simulation as one; their order does not matter. */
export function joinedCounts(
  parts: readonly [TerminalCounts, ...(readonly TerminalCounts[])],
): TerminalCounts {
  const [first] = parts;
  const counts = new Int32Array(first.counts.length);
  let paths = 0;
  let sumCents = 0;
  let gains = 0;
  for (const part of parts) {
    for (let bin = 0; bin < counts.length; bin += 1)
      counts[bin] = (counts[bin] as number) + (part.counts[bin] as number);
    paths += part.paths;
    sumCents += part.sumCents;
    gains += part.gains;
  }
  return { ...first, paths, counts, sumCents, gains };
}
