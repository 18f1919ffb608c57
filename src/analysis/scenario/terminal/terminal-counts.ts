// Counts the P&L of many expiries by the cent, so that threads' counts add up exactly and no list of paths is kept or sorted.
import { normalFiller, type Rng } from '../../../core/numerics/index.ts';
import { flatStructure, pnlRange, type TerminalStructure } from './terminal-payoff.ts';

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

/** Counts paths `from` to `to` - 1; `from` is a multiple of `PATHS_OF_TERMINAL_STREAM`. Other stretches draw the same paths. */
export function terminalCounts(
  structure: TerminalStructure,
  law: LognormalLaw,
  stretch: { readonly from: number; readonly to: number },
  rng: Rng,
): TerminalCounts {
  const { forwardPoints, volatility, years } = law;
  const highest = forwardPoints * HIGHEST_OF_FORWARD;
  const range = pnlRange(structure, highest);
  const lowCents = Math.round(range.low * 100);
  const spanCents = Math.round(range.high * 100) - lowCents;
  const shift = Math.max(0, Math.ceil(Math.log2((spanCents + 1) / BINS_MAX)));
  const { shares, strikes, signs, cashDollars } = flatStructure(structure);
  const legs = shares.length;
  const deviation = volatility * Math.sqrt(years);
  const logCentre = Math.log(forwardPoints) - 0.5 * deviation * deviation;
  const width = 2 ** shift;
  const perCent = 1 / width;
  const counts = new Int32Array(Math.floor(spanCents / width) + 1);
  const normals = new Float64Array(BATCH);
  let sumCents = 0;
  let gains = 0;
  for (let first = stretch.from; first < stretch.to; first += PATHS_OF_TERMINAL_STREAM) {
    const fill = normalFiller(rng.fork(`expiries from ${first}`));
    const end = Math.min(stretch.to, first + PATHS_OF_TERMINAL_STREAM);
    for (let path = first; path < end; path += BATCH) {
      fill(normals);
      const count = Math.min(BATCH, end - path);
      for (let at = 0; at < count; at += 1) {
        const price = Math.min(highest, Math.exp(logCentre + deviation * (normals[at] as number)));
        let dollars = cashDollars;
        for (let leg = 0; leg < legs; leg += 1) {
          const inTheMoney = (signs[leg] as number) * (price - (strikes[leg] as number));
          if (inTheMoney > 0) dollars += (shares[leg] as number) * inTheMoney;
        }
        const cents = Math.round(dollars * 100);
        sumCents += cents;
        if (cents > 0) gains += 1;
        const bin = Math.floor((cents - lowCents) * perCent);
        counts[bin] = (counts[bin] as number) + 1;
      }
    }
  }
  return { paths: stretch.to - stretch.from, lowCents, binCents: width, counts, sumCents, gains };
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
